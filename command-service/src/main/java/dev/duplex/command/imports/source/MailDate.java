package dev.duplex.command.imports.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Date of a mail, by RFC 5322 with its obsolete zones. Nothing is guessed: a two-digit year, a missing or unknown
 * zone or an impossible date gives none. A day of the week that does not fit is ignored: it adds nothing.
 */
final class MailDate {

    private static final Pattern FORM =
            Pattern.compile("(?:[A-Za-z]{3,9}\\.?\\s*,?\\s*)?(\\d{1,2})\\s+([A-Za-z]{3,9})\\s+"
                    + "(\\d{4})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([+-]\\d{4}|[A-Za-z]{1,5})");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> HOURS = Map.ofEntries(
            Map.entry("UT", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("Z", 0),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7));

    private MailDate() {}

    static Optional<Instant> parse(String date) {
        var form = FORM.matcher(withoutComments(date));
        if (!form.matches()) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(form.group(2).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        var zone = zone(form.group(7));
        if (month == 0 || zone == null) {
            return Optional.empty();
        }
        int second = form.group(6) == null ? 0 : Integer.parseInt(form.group(6));
        try {
            var day = LocalDate.of(Integer.parseInt(form.group(3)), month, Integer.parseInt(form.group(1)));
            var time = LocalTime.of(
                    Integer.parseInt(form.group(4)), Integer.parseInt(form.group(5)), Math.min(second, 59));
            var at = day.atTime(time).toInstant(zone);
            // 60 is a leap second, which instants here do not have
            return second > 60 ? Optional.empty() : Optional.of(second == 60 ? at.plusSeconds(1) : at);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Comments may hold comments; a header is not longer than a few of them. */
    private static String withoutComments(String date) {
        var plain = date;
        for (int depth = 0; depth < 4; depth++) {
            plain = COMMENT.matcher(plain).replaceAll(" ");
        }
        return plain.strip();
    }

    private static @Nullable ZoneOffset zone(String text) {
        var hours = HOURS.get(text.toUpperCase(Locale.ROOT));
        if (hours != null) {
            return ZoneOffset.ofHours(hours);
        }
        if (!text.matches("[+-]\\d{4}")) {
            return null;
        }
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package dev.duplex.calendar.ical;

import biweekly.io.TimezoneAssignment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Time zones as calendars define them, and which of the IANA database they are. */
final class ZoneDefinitions {

    private static final Pattern BLOCK = Pattern.compile("(?ims)^BEGIN:VTIMEZONE\\s*$.*?^END:VTIMEZONE\\s*$");
    private static final Pattern ID = Pattern.compile("(?im)^TZID(?:;[^:\r\n]*)?:([^\r\n]*)");
    private static final Pattern RULE = Pattern.compile("(?im)^(?:RRULE|EXRULE)[^:\r\n]*:([^\r\n]*)");
    private static final Pattern YEARLY = Pattern.compile(
            "(?i)(?:(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=\\d+|BYDAY=[-+]?\\d?[A-Z]{2}|BYMONTHDAY=[-+\\d,]+|UNTIL=\\w+|WKST=[A-Z]{2})(?:;|\\s*$))+");
    private static final Pattern IANA_END = Pattern.compile("[A-Za-z_]+/[A-Za-z_+\\-0-9]+(?:/[A-Za-z_]+)?$");
    private static final int LONGEST_RULE = 200;

    private ZoneDefinitions() {}

    /**
     * Without definitions of zones that are known anyway.
     *
     * @throws BadCalendar for a definition that would be followed for ever
     */
    static String checked(String text) throws BadCalendar {
        Matcher blocks = BLOCK.matcher(text);
        StringBuilder kept = new StringBuilder();
        while (blocks.find()) {
            String block = blocks.group();
            Matcher id = ID.matcher(block);
            boolean known = id.find() && iana(id.group(1).strip()).isPresent();
            if (!known) {
                check(block);
            }
            blocks.appendReplacement(kept, known ? "" : Matcher.quoteReplacement(block));
        }
        return blocks.appendTail(kept).toString();
    }

    private static void check(String block) throws BadCalendar {
        Matcher rules = RULE.matcher(block);
        while (rules.find()) {
            String rule = rules.group(1).strip();
            if (rule.length() > LONGEST_RULE || !YEARLY.matcher(rule).matches()) {
                throw new BadCalendar(
                        "unknown-time-zone",
                        "VTIMEZONE",
                        "A time zone changes by a plain yearly rule; name one of the IANA database, as in Europe/Berlin.");
            }
        }
    }

    /** As it is, or at the end of a longer name as some programs have it. */
    static Optional<ZoneId> iana(String id) {
        Matcher end = IANA_END.matcher(id);
        Stream<String> names = Stream.concat(Stream.of(id), end.find() ? Stream.of(end.group()) : Stream.empty());
        return names.filter(ZoneId.getAvailableZoneIds()::contains).findFirst().map(ZoneId::of);
    }

    /**
     * The zone that the calendar means: by its name, else the one whose clocks agree with its definition every day for two
     * years around a date.
     *
     * @param preferred where several agree
     */
    static ZoneId zone(TimezoneAssignment assignment, LocalDate around, ZoneId preferred) throws BadCalendar {
        String id = id(assignment);
        Optional<ZoneId> named = iana(id);
        if (named.isPresent()) {
            return named.get();
        }
        TimeZone defined = assignment.getTimeZone();
        List<LocalDate> days =
                around.minusYears(1).datesUntil(around.plusYears(1)).toList();
        int[] offsets = days.stream().mapToInt(day -> atNoon(defined, day)).toArray();
        List<ZoneId> candidates = Stream.concat(
                        Stream.of(preferred),
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(name -> name.contains("/") && !name.startsWith("Etc/"))
                                .sorted()
                                .map(ZoneId::of))
                .toList();
        for (ZoneId candidate : candidates) {
            if (agrees(candidate, days, offsets)) {
                return candidate;
            }
        }
        throw unknown(id);
    }

    /** By which the calendar names it, empty where it does not. */
    static String id(TimezoneAssignment assignment) {
        String id = assignment.getComponent() == null
                ? String.valueOf(assignment.getGlobalId())
                : assignment.getComponent().getTimezoneId().getValue();
        return id == null ? "" : id;
    }

    private static int atNoon(TimeZone zone, LocalDate day) {
        int dayOfWeek = day.getDayOfWeek().getValue() % 7 + 1;
        return zone.getOffset(
                        GregorianCalendar.AD,
                        day.getYear(),
                        day.getMonthValue() - 1,
                        day.getDayOfMonth(),
                        dayOfWeek,
                        12 * 3_600_000)
                / 1_000;
    }

    private static boolean agrees(ZoneId candidate, List<LocalDate> days, int[] offsets) {
        for (int i = 0; i < offsets.length; i++) {
            LocalDateTime noon = days.get(i).atTime(12, 0);
            if (candidate.getRules().getOffset(noon).getTotalSeconds() != offsets[i]) {
                return false;
            }
        }
        return true;
    }

    static BadCalendar unknown(String id) {
        String shown = id.length() > 60 ? id.substring(0, 60) + "…" : id;
        return new BadCalendar(
                "unknown-time-zone",
                "TZID",
                "There is no time zone " + shown
                        + ", and the calendar's definition is like none; name one of the IANA database, as in Europe/Berlin.");
    }
}

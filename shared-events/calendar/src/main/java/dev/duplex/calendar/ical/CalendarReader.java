package dev.duplex.calendar.ical;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.io.text.ICalReader;
import dev.duplex.calendar.ical.CalendarFile.Method;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads calendars that come from anywhere. Nothing of a recurrence is followed here. */
public final class CalendarReader {

    static final int MOST_COMPONENTS = 100;
    /** Some programs begin a file with it. */
    private static final String MARK = "\uFEFF";

    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]");
    private static final Pattern BEGIN = Pattern.compile("(?im)^BEGIN:(?!VALARM|STANDARD|DAYLIGHT)");
    /** What is told of other properties is no reason to turn a calendar away. */
    private static final Set<String> NEEDED = Set.of(
            "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "ATTENDEE", "UID");

    private CalendarReader() {}

    /**
     * @param floating the zone of times that name none
     * @throws BadCalendar when any of it cannot be taken
     */
    public static CalendarFile read(String text, ZoneId floating) throws BadCalendar {
        return readUnfolded(unfold(text), floating);
    }

    /**
     * @param charset in which it is written; of UTF-8 a line may be folded within a character (RFC 5545, 3.1)
     * @param floating the zone of times that name none
     * @throws BadCalendar when any of it cannot be taken
     */
    public static CalendarFile read(byte[] body, Charset charset, ZoneId floating) throws BadCalendar {
        byte[] unfolded = charset.equals(StandardCharsets.UTF_8)
                ? unfold(new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1)
                : body;
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(unfolded)).toString();
            return readUnfolded(unfold(text.startsWith(MARK) ? text.substring(1) : text), floating);
        } catch (CharacterCodingException | UnsupportedOperationException other) {
            throw new BadCalendar(
                    "broken-encoding",
                    "body",
                    "The calendar is not written in " + charset
                            + "; send UTF-8, or name the charset, as in text/calendar; charset=iso-8859-1.");
        }
    }

    private static String unfold(String text) {
        return FOLD.matcher(text).replaceAll("");
    }

    private static CalendarFile readUnfolded(String unfolded, ZoneId floating) throws BadCalendar {
        if (BEGIN.matcher(unfolded).results().limit(MOST_COMPONENTS + 2L).count() > MOST_COMPONENTS + 1) {
            throw new BadCalendar(
                    "too-many-components",
                    "body",
                    "A calendar has at most " + MOST_COMPONENTS + " components here; send it in parts.");
        }
        ICalendar calendar = parse(ZoneDefinitions.checked(unfolded));
        Entries entries = new Entries(calendar.getTimezoneInfo(), floating);
        Method method = method(calendar);
        List<CalendarEntry> found = new ArrayList<>();
        for (VEvent event : calendar.getEvents()) {
            found.add(entries.entry(event, method));
        }
        if (found.isEmpty()) {
            throw new BadCalendar("no-event", "VEVENT", "The calendar has no event; send one with a VEVENT.");
        }
        return new CalendarFile(method, List.copyOf(found), entries.floated());
    }

    private static ICalendar parse(String text) throws BadCalendar {
        try (ICalReader reader = new ICalReader(text)) {
            ICalendar calendar = reader.readNext();
            if (calendar == null) {
                throw new BadCalendar(
                        "no-calendar", "body", "This is no calendar; send iCalendar text with a VCALENDAR.");
            }
            for (ParseWarning warning : reader.getWarnings()) {
                String property = Objects.requireNonNullElse(warning.getPropertyName(), "")
                        .toUpperCase(Locale.ROOT);
                if (NEEDED.contains(property)) {
                    throw new BadCalendar(
                            "broken-calendar",
                            property,
                            "Line " + warning.getLineNumber() + " cannot be read: " + warning.getMessage());
                }
            }
            if (reader.readNext() != null) {
                throw new BadCalendar("several-calendars", "body", "There are several calendars; send each by itself.");
            }
            return calendar;
        } catch (IOException | RuntimeException broken) {
            throw new BadCalendar("broken-calendar", "body", "The calendar cannot be read; check it against RFC 5545.");
        }
    }

    private static Method method(ICalendar calendar) throws BadCalendar {
        String name = calendar.getMethod() == null
                ? "REQUEST"
                : Objects.requireNonNullElse(calendar.getMethod().getValue(), "")
                        .toUpperCase(Locale.ROOT);
        return switch (name) {
            case "REQUEST", "PUBLISH" -> Method.REQUEST;
            case "CANCEL" -> Method.CANCEL;
            case "REPLY" -> Method.REPLY;
            default ->
                throw new BadCalendar(
                        "unsupported-method",
                        "METHOD",
                        "Calendars are taken with METHOD REQUEST, PUBLISH, CANCEL or REPLY.");
        };
    }
}

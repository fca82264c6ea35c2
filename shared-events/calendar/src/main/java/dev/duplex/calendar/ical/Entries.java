package dev.duplex.calendar.ical;

import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ExceptionDates;
import biweekly.property.ICalProperty;
import biweekly.property.Organizer;
import biweekly.property.RawProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.ical.CalendarEntry.Guest;
import dev.duplex.calendar.ical.CalendarEntry.Local;
import dev.duplex.calendar.ical.CalendarFile.Method;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.Media;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Events of one calendar, of which some may name no time zone. */
final class Entries {

    private static final int LONGEST_UID = 500;
    private static final ZoneId UTC = ZoneId.of("UTC");
    static final int MOST_EXCEPTIONS = 366;
    static final int MOST_ATTENDEES = 300;
    /** Each costs a comparison with all zones that there are. */
    static final int MOST_DEFINED = 50;

    private record Defined(String id, int year) {}

    private final TimezoneInfo zones;
    private final ZoneId floating;
    private final Map<Defined, ZoneId> defined = new HashMap<>();
    private boolean floated;

    Entries(TimezoneInfo zones, ZoneId floating) {
        this.zones = zones;
        this.floating = floating;
    }

    /** Whether a time named no zone so far. */
    boolean floated() {
        return floated;
    }

    CalendarEntry entry(VEvent event, Method method) throws BadCalendar {
        String uid = event.getUid() == null
                ? ""
                : Objects.requireNonNullElse(event.getUid().getValue(), "").strip();
        if (uid.isEmpty() || uid.length() > LONGEST_UID || uid.chars().anyMatch(Character::isISOControl)) {
            throw new BadCalendar(
                    "no-uid",
                    "UID",
                    "Each event needs a UID of at most " + LONGEST_UID
                            + " characters, none of them a control character.");
        }
        Local start = local("DTSTART", event.getDateStart());
        if (start == null && method == Method.REQUEST) {
            throw new BadCalendar("no-start", "DTSTART", "Event " + uid + " does not say when it begins.");
        }
        if (event.getRecurrenceId() != null && event.getRecurrenceId().getRange() != null) {
            throw new BadCalendar(
                    "unsupported-recurrence",
                    "RECURRENCE-ID",
                    "A change of this and all later events is not taken; end the series and begin another one.");
        }
        return new CalendarEntry(
                uid,
                local("RECURRENCE-ID", event.getRecurrenceId()),
                start == null || method != Method.REQUEST ? null : terms(event, start, uid),
                method == Method.REQUEST && start != null ? without(event, start) : List.of(),
                Optional.ofNullable(event.getOrganizer()).map(Entries::organizer),
                guests(event),
                event.getStatus() != null && event.getStatus().isCancelled());
    }

    private CallTerms terms(VEvent event, Local start, String uid) throws BadCalendar {
        String title = event.getSummary() == null ? null : event.getSummary().getValue();
        return new CallTerms(
                title == null || title.isBlank() ? "Call" : title.strip(),
                media(event),
                null,
                start.time(),
                start.zone().getId(),
                minutes(event, start, uid),
                List.of(),
                Rules.recurrence(event, start));
    }

    private static Media media(VEvent event) {
        RawProperty named = event.getExperimentalProperty(CalendarWriter.MEDIA);
        try {
            return named == null ? Media.VIDEO : Media.valueOf(named.getValue().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException other) {
            return Media.VIDEO;
        }
    }

    private int minutes(VEvent event, Local start, String uid) throws BadCalendar {
        long millis;
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            millis = event.getDuration().getValue().toMillis();
        } else {
            Local end = local("DTEND", event.getDateEnd());
            if (end == null) {
                throw new BadCalendar(
                        "no-end", "DTEND", "Event " + uid + " does not say how long it takes; add DTEND or DURATION.");
            }
            millis = Duration.between(
                            start.time().atZone(start.zone()), end.time().atZone(end.zone()))
                    .toMillis();
        }
        return Math.clamp(Math.ceilDiv(millis, 60_000L), -1, Integer.MAX_VALUE);
    }

    private List<Local> without(VEvent event, Local start) throws BadCalendar {
        int exceptions = event.getExceptionDates().stream()
                .mapToInt(each -> each.getValues().size())
                .sum();
        limit(exceptions, MOST_EXCEPTIONS, "too-many-exceptions", "EXDATE");
        List<Local> without = new ArrayList<>();
        for (ExceptionDates dates : event.getExceptionDates()) {
            for (ICalDate date : dates.getValues()) {
                without.add(
                        date.hasTime()
                                ? local("EXDATE", dates, date)
                                : new Local(
                                        components("EXDATE", date)
                                                .toLocalDate()
                                                .atTime(start.time().toLocalTime()),
                                        start.zone()));
            }
        }
        return without;
    }

    private @Nullable Local local(String name, @Nullable DateOrDateTimeProperty property) throws BadCalendar {
        if (property == null || property.getValue() == null) {
            return null;
        }
        if (!property.getValue().hasTime()) {
            throw new BadCalendar(
                    "all-day", name, name + " names a day; a call begins at a time, as in 20261124T150000.");
        }
        return local(name, property, property.getValue());
    }

    private Local local(String name, ICalProperty property, ICalDate date) throws BadCalendar {
        LocalDateTime time = components(name, date);
        if (raw(date).isUtc()) {
            return new Local(time, UTC);
        }
        TimezoneAssignment zone = zones.getTimezone(property);
        String named = property.getParameter("TZID");
        if (zone == null && named != null) {
            return new Local(time, ZoneDefinitions.iana(named).orElseThrow(() -> ZoneDefinitions.unknown(named)));
        }
        if (zone == null) {
            floated = true;
            return new Local(time, floating);
        }
        return new Local(time, zone(zone, time.toLocalDate()));
    }

    private ZoneId zone(TimezoneAssignment assignment, LocalDate around) throws BadCalendar {
        Defined key = new Defined(ZoneDefinitions.id(assignment), around.getYear());
        ZoneId known = defined.get(key);
        if (known != null) {
            return known;
        }
        if (defined.size() == MOST_DEFINED) {
            throw new BadCalendar(
                    "too-many-time-zones",
                    "TZID",
                    "The calendar defines too many time zones for too many years; name those of the IANA database, as in"
                            + " Europe/Berlin.");
        }
        ZoneId found = ZoneDefinitions.zone(assignment, around, floating);
        defined.put(key, found);
        return found;
    }

    static DateTimeComponents raw(ICalDate date) {
        DateTimeComponents raw = date.getRawComponents();
        return raw == null ? new DateTimeComponents(date, TimeZone.getTimeZone(ZoneOffset.UTC)) : raw;
    }

    static LocalDateTime components(String name, ICalDate date) throws BadCalendar {
        DateTimeComponents raw = raw(date);
        try {
            LocalDate day = LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
            if (day.getYear() < 1970 || day.getYear() > 9998) {
                throw new DateTimeException("not between 1970 and 9998");
            }
            return day.atTime(raw.getHour(), raw.getMinute(), Math.min(raw.getSecond(), 59));
        } catch (DateTimeException impossible) {
            throw new BadCalendar("broken-calendar", name, name + " is no date: " + impossible.getMessage() + ".");
        }
    }

    private static Address organizer(Organizer organizer) {
        return address(organizer.getEmail(), organizer.getUri(), organizer.getCommonName());
    }

    private static void limit(int count, int most, String code, String field) throws BadCalendar {
        if (count > most) {
            throw new BadCalendar(
                    code, field, "An event has at most " + most + " values of " + field + ", not " + count + ".");
        }
    }

    private static List<Guest> guests(VEvent event) throws BadCalendar {
        limit(event.getAttendees().size(), MOST_ATTENDEES, "too-many-attendees", "ATTENDEE");
        return event.getAttendees().stream()
                .map(attendee -> new Guest(
                        address(attendee.getEmail(), attendee.getUri(), attendee.getCommonName()), answer(attendee)))
                .toList();
    }

    private static Address address(@Nullable String email, @Nullable String uri, @Nullable String name) {
        return new Address(email == null ? Objects.requireNonNullElse(uri, "") : "mailto:" + email, name);
    }

    private static Optional<InvitationAnswer> answer(Attendee attendee) {
        ParticipationStatus status = attendee.getParticipationStatus();
        if (ParticipationStatus.ACCEPTED.equals(status)) {
            return Optional.of(InvitationAnswer.ACCEPTED);
        }
        if (ParticipationStatus.DECLINED.equals(status)) {
            return Optional.of(InvitationAnswer.DECLINED);
        }
        return ParticipationStatus.TENTATIVE.equals(status)
                ? Optional.of(InvitationAnswer.TENTATIVE)
                : Optional.empty();
    }
}

package dev.duplex.calendar.ical;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.DateStart;
import biweekly.property.ExceptionDates;
import biweekly.property.ICalProperty;
import biweekly.property.Organizer;
import biweekly.property.RecurrenceId;
import biweekly.property.RecurrenceRule;
import biweekly.property.Status;
import biweekly.util.Duration;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.Occurrence;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.events.call.InvitationAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes scheduled calls as RFC 5545 has it: one event for a series, and one more for each occurrence that was moved, or answered
 * otherwise. What is written depends on the calls alone.
 */
public final class CalendarWriter {

    static final String PRODUCT = "-//Duplex//Duplex//EN";
    static final String MEDIA = "X-DUPLEX-MEDIA";
    private static final String OWN = "@duplex";

    private final Function<UUID, Address> address;
    private final Function<ScheduledCall, String> page;
    private final ICalendar calendar = new ICalendar();
    private final Map<String, TimezoneAssignment> zones = new HashMap<>();

    private CalendarWriter(String method, Function<UUID, Address> address, Function<ScheduledCall, String> page) {
        this.address = address;
        this.page = page;
        calendar.setVersion(ICalVersion.V2_0);
        calendar.setProductId(PRODUCT);
        calendar.setMethod(method);
    }

    /** An invitation, or after it was cancelled its cancellation. */
    public static String invitation(
            ScheduledCall call, Function<UUID, Address> address, Function<ScheduledCall, String> page) {
        CalendarWriter writer = new CalendarWriter(isCancelled(call) ? "CANCEL" : "REQUEST", address, page);
        writer.add(List.of(call));
        return writer.text();
    }

    /** A calendar to subscribe to; calls that were cancelled as a whole are not in it. */
    public static String feed(
            String name,
            List<ScheduledCall> calls,
            Function<UUID, Address> address,
            Function<ScheduledCall, String> page) {
        CalendarWriter writer = new CalendarWriter("PUBLISH", address, page);
        String clean = printable(name);
        writer.calendar.setName(clean);
        writer.calendar.setExperimentalProperty("X-WR-CALNAME", clean);
        writer.add(calls.stream()
                .filter(call -> !isCancelled(call))
                .sorted(Comparator.comparing(ScheduledCall::id))
                .toList());
        return writer.text();
    }

    /** Its {@code UID}. */
    public static String uid(ScheduledCall call) {
        return Objects.requireNonNullElseGet(call.external(), () -> call.id() + OWN);
    }

    private static boolean isCancelled(ScheduledCall call) {
        return call.cancelled() || call.occurrences().allMatch(Occurrence::cancelled);
    }

    private String text() {
        // a name may have a quotation mark in it (RFC 6868)
        return Biweekly.write(calendar).caretEncoding(true).go();
    }

    private void add(List<ScheduledCall> calls) {
        List<Occurrence> all =
                calls.stream().flatMap(ScheduledCall::occurrences).toList();
        Instant first = all.stream()
                .map(Occurrence::starts)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant last = all.stream()
                .map(Occurrence::ends)
                .max(Comparator.naturalOrder())
                .orElse(first);
        Stream.concat(
                        calls.stream().map(call -> call.terms().timeZone()),
                        all.stream().map(one -> one.terms().timeZone()))
                .distinct()
                .sorted()
                .forEach(zone -> zones.put(zone, LocalTimes.zone(zone, first, last)));
        calls.forEach(this::add);
    }

    private void add(ScheduledCall call) {
        if (call.terms().recurrence() == null) {
            call.occurrences().forEach(only -> single(call, only));
            return;
        }
        VEvent series = event(call, call.terms(), null);
        rule(series, call.terms());
        List<LocalDateTime> gone = isCancelled(call)
                ? List.of()
                : call.occurrences()
                        .filter(Occurrence::cancelled)
                        .map(Occurrence::name)
                        .toList();
        if (!gone.isEmpty()) {
            ExceptionDates exceptions = new ExceptionDates();
            gone.forEach(name -> exceptions.getValues().add(LocalTimes.date(name)));
            series.addExceptionDates(exceptions);
            in(call.terms().timeZone(), exceptions);
        }
        calendar.addEvent(series);
        Set<LocalDateTime> own = own(call);
        call.occurrences()
                .filter(one -> !one.cancelled() && own.contains(one.name()))
                .forEach(one -> occurrence(call, one));
    }

    /** Occurrences that are not as the series has them. */
    private static Set<LocalDateTime> own(ScheduledCall call) {
        return Stream.concat(
                        call.deviations().stream().map(ScheduledCall.Deviation::occurrence),
                        call.answers().stream()
                                .map(ScheduledCall.Answer::occurrence)
                                .filter(Objects::nonNull))
                .collect(Collectors.toSet());
    }

    private void single(ScheduledCall call, Occurrence only) {
        calendar.addEvent(event(call, only.terms(), only));
    }

    private void occurrence(ScheduledCall call, Occurrence one) {
        VEvent event = event(call, one.terms(), one);
        RecurrenceId id = new RecurrenceId(LocalTimes.date(one.name()));
        event.setRecurrenceId(id);
        in(call.terms().timeZone(), id);
        calendar.addEvent(event);
    }

    private VEvent event(ScheduledCall call, CallTerms terms, @Nullable Occurrence one) {
        VEvent event = new VEvent();
        event.setUid(uid(call));
        event.setDateTimeStamp(Date.from(call.changed()));
        event.setCreated(Date.from(call.created()));
        event.setSequence(call.sequence());
        event.setSummary(printable(terms.title()));
        DateStart start = new DateStart(LocalTimes.date(terms.start()));
        event.setDateStart(start);
        in(terms.timeZone(), start);
        event.setDuration(Duration.builder().minutes(terms.minutes()).build());
        event.setStatus(isCancelled(call) ? Status.cancelled() : Status.confirmed());
        event.setUrl(page.apply(call));
        event.setExperimentalProperty(MEDIA, terms.media().name());
        event.setOrganizer(organizer(address.apply(call.organiser())));
        terms.invitees().forEach(person -> event.addAttendee(attendee(call, person, one)));
        return event;
    }

    /** Programs turn away a calendar with other characters, and all calls that it tells of. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]+", " ");
    }

    private void in(String zone, ICalProperty property) {
        calendar.getTimezoneInfo().setTimezone(property, Objects.requireNonNull(zones.get(zone)));
    }

    private static Organizer organizer(Address address) {
        Organizer organizer = new Organizer(address.name(), null);
        organizer.setUri(address.uri());
        return organizer;
    }

    private Attendee attendee(ScheduledCall call, UUID person, @Nullable Occurrence one) {
        Address known = address.apply(person);
        Attendee attendee = new Attendee(known.name(), null, known.uri());
        attendee.setParticipationStatus((one == null
                        ? forAll(call, person)
                        : call.answer(person, one.name()).map(CalendarWriter::status))
                .orElse(ParticipationStatus.NEEDS_ACTION));
        attendee.setRsvp(true);
        return attendee;
    }

    private static Optional<ParticipationStatus> forAll(ScheduledCall call, UUID person) {
        return call.answers().stream()
                .filter(answer -> answer.person().equals(person) && answer.occurrence() == null)
                .findFirst()
                .map(answer -> status(answer.answer()));
    }

    private static ParticipationStatus status(InvitationAnswer answer) {
        return switch (answer) {
            case ACCEPTED -> ParticipationStatus.ACCEPTED;
            case DECLINED -> ParticipationStatus.DECLINED;
            case TENTATIVE -> ParticipationStatus.TENTATIVE;
        };
    }

    private static void rule(VEvent event, CallTerms terms) {
        var recurrence = Objects.requireNonNull(terms.recurrence());
        Recurrence.Builder rule = new Recurrence.Builder(
                        Frequency.valueOf(recurrence.frequency().name()))
                .interval(recurrence.interval())
                .count(recurrence.count());
        if (!recurrence.byDay().isEmpty()) {
            rule.byDay(recurrence.byDay().stream()
                    .map(day -> biweekly.util.DayOfWeek.valueOf(day.name()))
                    .toList());
        }
        LocalDate until = recurrence.until();
        if (until != null) {
            LocalDateTime last = until.atTime(terms.start().toLocalTime());
            rule.until(new ICalDate(Date.from(terms.at(last)), true));
        }
        event.setRecurrenceRule(new RecurrenceRule(rule.build()));
    }
}

package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.Repetition;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.command.agenda.AgendaChange;
import dev.duplex.command.agenda.AgendaEntry;
import dev.duplex.command.agenda.Automation;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RemindOfCall;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An entry for each occurrence to come: they are known from the event that says when they are, and a series ends. What is moved
 * or cancelled leaves entries behind that lead to nothing when they are due.
 */
@Component
final class WhenCallIsNearThenRemind implements Automation {

    private final Duration before;

    WhenCallIsNearThenRemind(@Value("${duplex.scheduled-call.reminder:10m}") Duration before) {
        this.before = before;
    }

    @Override
    public String name() {
        return "remind-of-calls";
    }

    @Override
    public String version() {
        return "1 " + before;
    }

    @Override
    public Set<Class<? extends DuplexEvent>> hears() {
        return Set.of(CallScheduled.class, CallRescheduled.class, ScheduledCallReminded.class);
    }

    @Override
    public List<AgendaChange> changes(DuplexEvent event) {
        return switch (event) {
            case CallScheduled scheduled -> toCome(scheduled, ScheduledCall.terms(scheduled));
            case CallRescheduled all when all.occurrence() == null -> toCome(all, ScheduledCall.terms(all));
            case CallRescheduled one ->
                List.of(put(
                        one,
                        Objects.requireNonNull(one.occurrence()),
                        ScheduledCall.terms(one).starts()));
            case ScheduledCallReminded told ->
                List.of(new AgendaChange.Remove(key(told, told.occurrence(), told.starts())));
            default -> List.of();
        };
    }

    private List<AgendaChange> toCome(ScheduledCallEvent event, CallTerms terms) {
        Stream<AgendaChange> entries = Repetition.starts(terms.start(), terms.recurrence())
                .filter(occurrence -> terms.at(occurrence).isAfter(event.at()))
                .map(occurrence -> put(event, occurrence, terms.at(occurrence)));
        return entries.toList();
    }

    private AgendaChange put(ScheduledCallEvent event, LocalDateTime occurrence, Instant starts) {
        return new AgendaChange.Put(
                key(event, occurrence, starts),
                starts.minus(before),
                Map.of("scheduled", event.scheduled(), "occurrence", occurrence));
    }

    /** With the time, so that what is said of the series leaves an occurrence alone that was moved. */
    private static String key(ScheduledCallEvent event, LocalDateTime occurrence, Instant starts) {
        return event.scheduled() + "/" + occurrence + "/" + starts;
    }

    @Override
    public Object command(AgendaEntry entry, Instant now) {
        UUID scheduled = entry.id("scheduled");
        return new RemindOfCall(scheduled, LocalDateTime.parse(entry.text("occurrence")), before, now);
    }
}

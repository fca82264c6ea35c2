package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.ScheduledCall;
import dev.duplex.calendar.ScheduledCall.Deviation;
import dev.duplex.events.call.CalendarRevision;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which revision calendars have told of each scheduled call, and of each one of a series that they told of by itself. */
record Revisions(Map<Of, CalendarRevision> taken) {

    static final Revisions NONE = new Revisions(Map.of());

    /** @param occurrence null for all of it */
    record Of(UUID scheduled, @Nullable LocalDateTime occurrence) {}

    /** What changes here has no revision of a calendar; a revision that changes nothing leaves no event. */
    Revisions evolve(ScheduledCallEvent event) {
        return switch (event) {
            case CallScheduled scheduled -> with(scheduled.scheduled(), null, scheduled.revision());
            case CallRescheduled changed -> with(changed.scheduled(), changed.occurrence(), changed.revision());
            case CallCancelled cancelled -> with(cancelled.scheduled(), cancelled.occurrence(), cancelled.revision());
            default -> this;
        };
    }

    private Revisions with(UUID scheduled, @Nullable LocalDateTime occurrence, @Nullable CalendarRevision revision) {
        if (revision == null) {
            return this;
        }
        Map<Of, CalendarRevision> more = new HashMap<>(taken);
        more.put(new Of(scheduled, occurrence), revision);
        return new Revisions(more);
    }

    /** Whether a calendar has told something newer. */
    boolean outdate(Of what, CalendarRevision revision) {
        CalendarRevision known = taken.get(what);
        return known != null && revision.isOlderThan(known);
    }

    /** Whether a calendar from here was written before what it tells was changed here. */
    static boolean wasChanged(ScheduledCall call, Of what, CalendarRevision revision) {
        return call.external() == null && revision.sequence() < sequence(call, what.occurrence());
    }

    private static int sequence(ScheduledCall call, @Nullable LocalDateTime occurrence) {
        return occurrence == null
                ? call.sequence()
                : call.deviations().stream()
                        .filter(deviation -> deviation.occurrence().equals(occurrence))
                        .mapToInt(Deviation::sequence)
                        .findFirst()
                        .orElse(0);
    }

    /** The event as the calendar tells it. */
    static ScheduledCallEvent told(ScheduledCallEvent event, CalendarRevision revision) {
        return switch (event) {
            case CallScheduled scheduled -> scheduled.told(revision);
            case CallRescheduled changed -> changed.told(revision);
            case CallCancelled cancelled -> cancelled.told(revision);
            default -> event;
        };
    }
}

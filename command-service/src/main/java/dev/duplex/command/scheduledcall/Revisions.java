package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.ScheduledCall;
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

/**
 * Which revision calendars have told of each scheduled call, and of each one of a series that they told of by itself.
 *
 * @param changed the sequence with which each was last changed here; what is changed of one call of a series is changed of all
 */
record Revisions(Map<Of, CalendarRevision> taken, Map<Of, Integer> changed) {

    static final Revisions NONE = new Revisions(Map.of(), Map.of());

    /** @param occurrence null for all of it */
    record Of(UUID scheduled, @Nullable LocalDateTime occurrence) {}

    /**
     * What changes here has no revision of a calendar; a revision that changes nothing leaves no event.
     *
     * @param sequence of the call after it
     */
    Revisions evolve(ScheduledCallEvent event, int sequence) {
        return switch (event) {
            case CallScheduled scheduled -> with(scheduled.scheduled(), null, scheduled.revision(), sequence);
            case CallRescheduled moved -> with(moved.scheduled(), moved.occurrence(), moved.revision(), sequence);
            case CallCancelled off -> with(off.scheduled(), off.occurrence(), off.revision(), sequence);
            default -> this;
        };
    }

    private Revisions with(
            UUID scheduled, @Nullable LocalDateTime occurrence, @Nullable CalendarRevision revision, int sequence) {
        if (revision == null) {
            Map<Of, Integer> more = new HashMap<>(changed);
            more.put(new Of(scheduled, null), sequence);
            more.put(new Of(scheduled, occurrence), sequence);
            return new Revisions(taken, more);
        }
        Map<Of, CalendarRevision> more = new HashMap<>(taken);
        more.put(new Of(scheduled, occurrence), revision);
        return new Revisions(more, changed);
    }

    /** Whether a calendar has told something older. */
    boolean isOlder(Of what, CalendarRevision revision) {
        CalendarRevision known = taken.get(what);
        return known != null && known.isOlderThan(revision);
    }

    /** Whether a calendar has told something newer, or it is of here and was changed since. */
    boolean outdate(Of what, CalendarRevision revision, ScheduledCall call) {
        CalendarRevision known = taken.get(what);
        return (known != null && revision.isOlderThan(known))
                || (call.external() == null && revision.sequence() < changed.getOrDefault(what, 0));
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

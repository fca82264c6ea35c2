package dev.duplex.query.timeline;

import dev.duplex.events.call.Media;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call was scheduled, moved or cancelled.
 *
 * @param occurrence the only one of a series that it is about, by its local start as the series has it; null for all
 * @param reason why it was cancelled
 * @param plans how it was planned in the course of time, only where it was scheduled; of many the newest
 */
public record ScheduledBody(
        Change change,
        UUID scheduled,
        Plan plan,
        @Nullable String occurrence,
        @Nullable String reason,
        UUID by,
        List<Plan> plans) {

    private static final int REMEMBERED = 200;

    public enum Change {
        SCHEDULED,
        MOVED,
        CANCELLED
    }

    /**
     * @param since the position of the event that planned it so
     * @param occurrence the only one of a series that is planned so, null for all others
     * @param start by the clock on the wall of the time zone
     */
    public record Plan(
            long since,
            @Nullable String occurrence,
            String title,
            Media media,
            String start,
            String timeZone,
            Instant startsAt,
            int minutes,
            List<UUID> invitees,
            boolean recurring) {

        private Plan at(LocalDateTime other) {
            return new Plan(
                    since,
                    other.toString(),
                    title,
                    media,
                    other.toString(),
                    timeZone,
                    instant(other, timeZone),
                    minutes,
                    invitees,
                    recurring);
        }
    }

    static String id(UUID scheduled) {
        return "scheduled:" + scheduled;
    }

    /** Of what happens after it was scheduled. */
    static String id(UUID scheduled, long position) {
        return id(scheduled) + ":" + position;
    }

    static ScheduledBody of(CallScheduled event, long position) {
        Plan plan = new Plan(
                position,
                null,
                event.title(),
                event.media(),
                event.start().toString(),
                event.timeZone(),
                instant(event.start(), event.timeZone()),
                event.minutes(),
                event.invitees(),
                event.recurrence() != null);
        return new ScheduledBody(Change.SCHEDULED, event.scheduled(), plan, null, null, event.by(), List.of(plan));
    }

    /** What the entry tells that was made when it was scheduled. */
    ScheduledBody after(CallRescheduled event, long position) {
        List<Plan> all = Stream.concat(plans.stream(), Stream.of(planned(event, position)))
                .toList();
        return new ScheduledBody(
                change,
                scheduled,
                plan,
                occurrence,
                reason,
                by,
                all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    /** What the entry tells that is made now. */
    ScheduledBody then(CallRescheduled event, long position) {
        return new ScheduledBody(
                Change.MOVED,
                scheduled,
                planned(event, position),
                text(event.occurrence()),
                null,
                event.by(),
                List.of());
    }

    /** What the entry tells that is made now; however far it has come meanwhile, as it was planned then. */
    ScheduledBody then(CallCancelled event, long position) {
        String one = text(event.occurrence());
        Plan all = last(null, position, plan);
        Plan planned = event.occurrence() == null ? all : last(one, position, all.at(event.occurrence()));
        return new ScheduledBody(Change.CANCELLED, scheduled, planned, one, event.reason(), event.by(), List.of());
    }

    private Plan last(@Nullable String one, long position, Plan otherwise) {
        return plans.stream()
                .filter(known -> known.since() < position && Objects.equals(known.occurrence(), one))
                .reduce(otherwise, (_, later) -> later);
    }

    private Plan planned(CallRescheduled event, long position) {
        return new Plan(
                position,
                text(event.occurrence()),
                event.title(),
                event.media(),
                event.start().toString(),
                event.timeZone(),
                instant(event.start(), event.timeZone()),
                event.minutes(),
                event.invitees(),
                event.occurrence() != null || event.recurrence() != null);
    }

    private static @Nullable String text(@Nullable LocalDateTime occurrence) {
        return occurrence == null ? null : occurrence.toString();
    }

    private static Instant instant(LocalDateTime start, String timeZone) {
        return start.atZone(ZoneId.of(timeZone)).toInstant();
    }
}

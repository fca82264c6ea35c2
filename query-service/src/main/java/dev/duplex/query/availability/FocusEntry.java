package dev.duplex.query.availability;

import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.FocusBreak;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A focus time.
 *
 * @param from when it was planned, where it recurs
 * @param until null where it recurs
 * @param ended when it was ended by a word
 */
public record FocusEntry(
        UUID id,
        Instant from,
        @Nullable Instant until,
        @Nullable Recurrence recurring,
        FocusBreak mayBreak,
        Instant said,
        @Nullable Instant ended) {

    public record Recurrence(String timeZone, List<DayOfWeek> days, LocalTime from, LocalTime to) {}

    static FocusEntry of(FocusTimeStarted started) {
        return new FocusEntry(
                started.focus(), started.from(), started.until(), null, started.mayBreak(), started.at(), null);
    }

    static FocusEntry of(FocusTimePlanned planned) {
        return new FocusEntry(
                planned.focus(),
                planned.at(),
                null,
                new Recurrence(planned.timeZone().getId(), planned.days(), planned.from(), planned.to()),
                planned.mayBreak(),
                planned.at(),
                null);
    }

    FocusEntry ended(Instant at) {
        return new FocusEntry(id, from, until, recurring, mayBreak, said, at);
    }

    boolean isOver(Instant at) {
        return (ended != null && !ended.isAfter(at)) || (until != null && !until.isAfter(at));
    }

    Stream<AvailabilityEvent> events(String workspace, UUID person) {
        AvailabilityEvent begun = recurring == null
                ? new FocusTimeStarted(workspace, person, id, from, until == null ? from : until, mayBreak, null, said)
                : new FocusTimePlanned(
                        workspace,
                        person,
                        id,
                        ZoneId.of(recurring.timeZone()),
                        recurring.days(),
                        recurring.from(),
                        recurring.to(),
                        mayBreak,
                        null,
                        said);
        return ended == null
                ? Stream.of(begun)
                : Stream.of(begun, new FocusTimeEnded(workspace, person, id, null, ended));
    }
}

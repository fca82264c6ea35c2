package dev.duplex.query.availability;

import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.availability.AvailabilityEvent.AwayEnded;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch away from the desk.
 *
 * @param until as it was announced
 * @param ended when the person came back, or said something else
 */
public record AwayEntry(
        Instant from, @Nullable Instant until, @Nullable Instant ended) {

    AwayEntry ended(Instant at) {
        return ended == null ? new AwayEntry(from, until, at) : this;
    }

    boolean isOver(Instant at) {
        return (ended != null && !ended.isAfter(at)) || (until != null && !until.isAfter(at));
    }

    Stream<AvailabilityEvent> events(String workspace, UUID person) {
        AvailabilityEvent begun = new AwayStarted(workspace, person, until, null, from);
        return ended == null ? Stream.of(begun) : Stream.of(begun, new AwayEnded(workspace, person, null, ended));
    }
}

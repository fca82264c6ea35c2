package dev.duplex.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time that is not empty.
 *
 * @param until exclusive
 */
public record Interval(Instant from, Instant until) {

    /** @throws IllegalArgumentException when it is empty */
    public Interval {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(from + " is not before " + until);
        }
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    static Optional<Interval> between(Instant from, Instant until) {
        return from.isBefore(until) ? Optional.of(new Interval(from, until)) : Optional.empty();
    }

    Optional<Interval> within(Instant start, Instant end) {
        return between(from.isBefore(start) ? start : from, until.isAfter(end) ? end : until);
    }
}

package dev.duplex.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The times at which something holds. */
interface Times {

    /** How far ahead what recurs is looked for. */
    Duration HORIZON = Duration.ofDays(400);

    /** Long enough for what recurs every week. */
    Duration NEAR = Duration.ofDays(9);

    boolean at(Instant at);

    /** In order, none touching the next, cut to the range. */
    List<Interval> within(Instant from, Instant until);

    default Instant horizon(Instant at) {
        return at.plus(HORIZON);
    }

    /** When it ends, where it holds at that instant; empty where no end is in sight. */
    default Optional<Instant> endAfter(Instant at) {
        return endAfter(at, at.plus(NEAR)).or(() -> endAfter(at, horizon(at)));
    }

    private Optional<Instant> endAfter(Instant at, Instant limit) {
        return Optional.of(within(at, limit).getFirst().until()).filter(end -> end.isBefore(limit));
    }

    /** When it holds for the first time from then on; empty where that is not in sight. */
    default Optional<Instant> beginAfter(Instant at) {
        return beginAfter(at, at.plus(NEAR)).or(() -> beginAfter(at, horizon(at)));
    }

    private Optional<Instant> beginAfter(Instant at, Instant limit) {
        return within(at, limit).stream().findFirst().map(Interval::from);
    }
}

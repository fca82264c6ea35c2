package dev.duplex.query.analytics.waitspan;

import java.util.UUID;

/** How a wait stands. Only {@link StillOpen} and {@link Answered} are in figures. */
public sealed interface Outcome {

    record StillOpen() implements Outcome {}

    /** @param by the person who ended the wait */
    record Answered(Moment moment, UUID by, How how) implements Outcome {}

    /** Nobody waits any more, though nobody answered. */
    record Ended(Moment moment, Why why) implements Outcome {}

    enum How {
        REPLIED,
        JOINED_LIVE,
        RING_ANSWERED
    }

    enum Why {
        WITHDRAWN,
        RING_NOT_ANSWERED
    }
}

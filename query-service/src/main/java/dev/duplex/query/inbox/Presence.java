package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/** Who was there when a message was for those who were. */
@FunctionalInterface
interface Presence {

    /** Whether the person was available, by instant. */
    Predicate<Instant> of(UUID person);
}

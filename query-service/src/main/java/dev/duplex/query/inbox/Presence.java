package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.UUID;

/** Who was there when a message was for those who were. */
@FunctionalInterface
interface Presence {

    /** Whether the person was available at an instant. */
    boolean at(UUID person, Instant instant);
}

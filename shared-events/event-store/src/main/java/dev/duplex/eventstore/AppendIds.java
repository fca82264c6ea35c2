package dev.duplex.eventstore;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Names appends: a random half for this engine and a counted one, in the form of UUID version 8 (RFC 9562). */
final class AppendIds {

    private final long engine;
    private final AtomicLong count = new AtomicLong();

    AppendIds() {
        this.engine = (new SecureRandom().nextLong() & ~0xF000L) | 0x8000L;
    }

    UUID next() {
        return new UUID(engine, Long.MIN_VALUE | count.incrementAndGet());
    }

    boolean isOurs(UUID append) {
        return append.getMostSignificantBits() == engine;
    }
}

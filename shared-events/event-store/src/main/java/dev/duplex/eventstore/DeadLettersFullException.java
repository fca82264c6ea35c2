package dev.duplex.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * A processor has parked as many sequences as it may. Nothing is skipped: its batch fails and is tried again until some were
 * retried or discarded.
 */
public final class DeadLettersFullException extends RuntimeException {

    DeadLettersFullException(String processor, int limit, String sequence, long position, @Nullable Throwable cause) {
        super(
                "%s has %d dead letters, the most that it may have, and stays before position %d (%s): retry or discard some"
                        .formatted(processor, limit, position, sequence),
                cause);
    }
}

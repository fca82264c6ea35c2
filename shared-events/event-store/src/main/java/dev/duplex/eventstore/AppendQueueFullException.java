package dev.duplex.eventstore;

import org.axonframework.common.AxonTransientException;

/**
 * No room among the appends that wait for the log came free in time (see {@link QueueLimits}), or the engine is closed.
 * Nothing was sent; it may be tried again later.
 */
public final class AppendQueueFullException extends AxonTransientException {

    AppendQueueFullException(String message) {
        super(message);
    }
}

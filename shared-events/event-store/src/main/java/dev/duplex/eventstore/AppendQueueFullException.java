package dev.duplex.eventstore;

import org.axonframework.common.AxonTransientException;

/** Too many appends wait for the log, or the engine is closed. Nothing was sent; it may be tried again later. */
public final class AppendQueueFullException extends AxonTransientException {

    AppendQueueFullException(String message) {
        super(message);
    }
}

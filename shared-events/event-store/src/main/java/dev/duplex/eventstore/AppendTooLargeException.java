package dev.duplex.eventstore;

import org.axonframework.common.AxonNonTransientException;

/** The events of one append do not fit into one MongoDB document. Nothing was sent. */
public final class AppendTooLargeException extends AxonNonTransientException {

    AppendTooLargeException(long bytes, long limit, int events) {
        super("An append of %d events takes %d bytes, more than the %d that a MongoDB document may have"
                .formatted(events, bytes, limit));
    }
}

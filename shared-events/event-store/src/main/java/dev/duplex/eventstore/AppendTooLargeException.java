package dev.duplex.eventstore;

/** The events of one append do not fit into one MongoDB document of 16 MiB. */
public final class AppendTooLargeException extends InvalidAppendException {

    AppendTooLargeException(long bytes, long limit, int events) {
        super("An append of %d events takes %d bytes, more than the %d that a MongoDB document may have"
                .formatted(events, bytes, limit));
    }
}

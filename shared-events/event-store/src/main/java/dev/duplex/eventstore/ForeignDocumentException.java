package dev.duplex.eventstore;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * There is a document in the log's collection that is not of the log, or what should lie before it is missing. Nothing that
 * lies behind it can be trusted; a person has to look. Move it out of the collection, restore what was there, or name another
 * collection in {@link EventStoreSettings}.
 */
public final class ForeignDocumentException extends AxonNonTransientException {

    ForeignDocumentException(Object id, String reason, @Nullable Throwable cause) {
        super(
                ("The document with _id %s is not of the event log: %s. Move it out of the collection, restore what was"
                                + " there, or name another collection in the settings")
                        .formatted(id, reason),
                cause);
    }
}

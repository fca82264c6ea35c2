package dev.duplex.eventstore;

import org.axonframework.common.AxonNonTransientException;

/** The log was written by a later version of the event store, in a layout that this one does not know. Nothing was touched. */
public final class LaterLayoutException extends AxonNonTransientException {

    LaterLayoutException(String collection, Object layout, int known) {
        super(
                ("The event log %s is in layout %s, and this version of the event store knows layouts up to %d (the document with"
                                + " _id \"layout\" in %s says so): use the version that wrote it, or a later one")
                        .formatted(collection, layout, known, LogInspection.layoutOf(collection)));
    }
}

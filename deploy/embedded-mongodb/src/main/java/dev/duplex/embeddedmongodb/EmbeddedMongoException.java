package dev.duplex.embeddedmongodb;

import org.jspecify.annotations.Nullable;

/** The embedded server could not start or keep its promise; the message says what is wrong and what helps. */
public final class EmbeddedMongoException extends RuntimeException {

    /** What is wrong, for callers that decide by it. */
    public enum Reason {
        /** Another process, or another server in this one, has the data directory open. */
        DIRECTORY_IN_USE,
        /** The path is a file, or the directory can not be created, read or written. */
        DIRECTORY_UNUSABLE,
        /** The directory holds data that can not be read as a whole. */
        DIRECTORY_CORRUPT,
        /** The directory was written by a newer version. */
        FORMAT_UNKNOWN,
        /** The port is taken. */
        PORT_IN_USE,
        /** The disk refused a write: nothing more is accepted until a restart. */
        STORAGE_FAILED
    }

    private final Reason reason;

    EmbeddedMongoException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }
}

package dev.duplex.eventstore;

import org.axonframework.common.AxonNonTransientException;

/** What was to be appended cannot be stored, however often it is tried. Nothing was sent. */
public abstract sealed class InvalidAppendException extends AxonNonTransientException
        permits AppendTooLargeException, TooManyTagsException, TagTooLongException, UnstorableTextException {

    InvalidAppendException(String message) {
        super(message);
    }
}

package dev.duplex.eventstore;

/**
 * A name or tag holds a character NUL, or half a surrogate pair, which UTF-8 cannot express. In the text of payloads NUL may
 * be, and half a pair becomes U+FFFD.
 */
public final class UnstorableTextException extends InvalidAppendException {

    UnstorableTextException(String message) {
        super(message);
    }
}

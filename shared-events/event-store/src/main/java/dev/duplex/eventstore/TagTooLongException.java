package dev.duplex.eventstore;

/** A tag, together with the type of its event, takes more than {@value AppendLimits#KEY_BYTES} bytes of UTF-8. */
public final class TagTooLongException extends InvalidAppendException {

    private static final int SHOWN = 100;

    TagTooLongException(String key, int bytes) {
        super("A tag with its event's type takes %d bytes, more than %d: %s..."
                .formatted(bytes, AppendLimits.KEY_BYTES, key.substring(0, Math.min(SHOWN, key.length()))));
    }
}

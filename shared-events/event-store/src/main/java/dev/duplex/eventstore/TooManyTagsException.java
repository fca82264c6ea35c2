package dev.duplex.eventstore;

/**
 * An event has more than {@value AppendLimits#TAGS} tags, or the events of an append have more than
 * {@value AppendLimits#KEYS} different tags and pairs of tag and type: so many index entries a MongoDB document may have.
 */
public final class TooManyTagsException extends InvalidAppendException {

    private TooManyTagsException(String message) {
        super(message);
    }

    static TooManyTagsException onEvent(String type, int tags) {
        return new TooManyTagsException("A %s has %d tags, more than %d".formatted(type, tags, AppendLimits.TAGS));
    }

    static TooManyTagsException onAppend(int keys) {
        return new TooManyTagsException("An append has %d different tags and pairs of tag and type, more than %d"
                .formatted(keys, AppendLimits.KEYS));
    }
}

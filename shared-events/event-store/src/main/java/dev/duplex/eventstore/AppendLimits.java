package dev.duplex.eventstore;

import java.util.Collection;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/** What an append may hold, checked before anything is sent. */
final class AppendLimits {

    /** Tags of an event. */
    static final int TAGS = 1_000;

    /** Keys of an append: what MongoDB takes by default (indexMaxNumGeneratedKeysPerDocument). */
    static final int KEYS = 100_000;

    /** Bytes of a tag with its type. MongoDB since 4.2 has no limit of its own; an index of long keys is slow and large. */
    static final int KEY_BYTES = 32_768;

    private static final int LONGEST_UTF8 = 3; // bytes for a char; a pair takes four for two

    private AppendLimits() {}

    /** @throws InvalidAppendException if the event cannot be stored, whatever its payload */
    static void check(EventMessage event, Collection<Tag> tags) {
        String type = event.type().name();
        name("type", type);
        name("version of " + type, event.type().version());
        name("identifier of " + type, event.identifier());
        event.metadata().forEach((key, value) -> {
            name("metadata key of " + type, key);
            wellFormed("metadata value of " + type, value);
        });
        if (tags.size() > TAGS) {
            throw TooManyTagsException.onEvent(type, tags.size());
        }
        for (Tag tag : tags) {
            name("tag key of " + type, tag.key());
            name("tag value of " + type, tag.value());
        }
    }

    /** @throws InvalidAppendException if the index cannot hold the keys */
    static void check(Collection<String> keys) {
        if (keys.size() > KEYS) {
            throw TooManyTagsException.onAppend(keys.size());
        }
        for (String key : keys) {
            if (key.length() > KEY_BYTES / LONGEST_UTF8) {
                int bytes = utf8Length(key);
                if (bytes > KEY_BYTES) {
                    throw new TagTooLongException(key, bytes);
                }
            }
        }
    }

    private static int utf8Length(String text) {
        return text.codePoints()
                .map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                .sum();
    }

    private static void name(String what, String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new UnstorableTextException("The %s has a NUL at %d".formatted(what, nul));
        }
        wellFormed(what, text);
    }

    private static void wellFormed(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new UnstorableTextException("The %s has half a surrogate pair at %d".formatted(what, i));
                }
                i++;
            }
        }
    }
}

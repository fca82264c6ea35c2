package dev.duplex.eventstore;

import org.axonframework.messaging.eventstreaming.Tag;

/**
 * The strings in {@code k} and {@code tags}: {@code key=value} for a tag, {@code key=value|type} for a tag with a type.
 * The separators are escaped within the parts, so that different tags never share a key.
 */
final class Keys {

    private static final char ESCAPE = '\\';
    private static final char VALUE_FOLLOWS = '=';
    private static final char TYPE_FOLLOWS = '|';

    private Keys() {}

    static String ofTag(Tag tag) {
        return escape(tag.key()) + VALUE_FOLLOWS + escape(tag.value());
    }

    static String ofTagAndType(String tagKey, String type) {
        return tagKey + TYPE_FOLLOWS + escape(type);
    }

    /** A type alone. Known in memory only: in the index it would be as long as the log and select little. */
    static String ofType(String type) {
        return TYPE_FOLLOWS + escape(type);
    }

    static boolean isTypeAlone(String key) {
        return key.charAt(0) == TYPE_FOLLOWS;
    }

    static Tag parseTag(String tagKey) {
        StringBuilder part = new StringBuilder(tagKey.length());
        String key = null;
        for (int i = 0; i < tagKey.length(); i++) {
            char c = tagKey.charAt(i);
            if (c == ESCAPE && i + 1 < tagKey.length()) {
                part.append(tagKey.charAt(++i));
            } else if (c == VALUE_FOLLOWS && key == null) {
                key = part.toString();
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (key == null) {
            throw new IllegalArgumentException("Not a tag: " + tagKey);
        }
        return new Tag(key, part.toString());
    }

    private static String escape(String part) {
        StringBuilder escaped = null;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean special = c == ESCAPE || c == VALUE_FOLLOWS || c == TYPE_FOLLOWS;
            if (special && escaped == null) {
                escaped = new StringBuilder(part.length() + 8).append(part, 0, i);
            }
            if (escaped != null) {
                if (special) {
                    escaped.append(ESCAPE);
                }
                escaped.append(c);
            }
        }
        return escaped == null ? part : escaped.toString();
    }
}

package dev.duplex.query.graphql;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Where an item stands in a list that is ordered by an instant and then by something unique.
 *
 * @param at with the precision of milliseconds
 * @param key what tells items of the same instant apart
 */
public record Cursor(Instant at, String key) {

    /**
     * Opaque to clients.
     *
     * @param list what was asked for: the cursor is good for that only
     */
    public String encoded(String list) {
        String plain = at.toEpochMilli() + " " + mark(list) + " " + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String field, String list, String encoded) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            String[] parts = plain.split(" ", 3);
            if (parts.length == 3 && parts[1].equals(mark(list))) {
                return new Cursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            // told below
        }
        throw bad(field);
    }

    /** Tells lists apart, nothing more: what a cursor may show is looked at again with every page. */
    private static String mark(String list) {
        return Integer.toHexString(list.hashCode());
    }

    /** The key as a number, where a list tells its items apart by one. */
    public long number() {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException foreign) {
            throw bad("after");
        }
    }

    private static QueryRejected bad(String field) {
        return new QueryRejected(
                "bad-cursor",
                field,
                "This cursor is not one of this list",
                "Use a cursor from an earlier page as it was");
    }
}

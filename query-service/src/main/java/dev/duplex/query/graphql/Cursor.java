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

    /** Opaque to clients. */
    String encoded() {
        String plain = at.toEpochMilli() + " " + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String field, String encoded) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            if (space > 0) {
                return new Cursor(
                        Instant.ofEpochMilli(Long.parseLong(plain.substring(0, space))), plain.substring(space + 1));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            // told below
        }
        throw bad(field);
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

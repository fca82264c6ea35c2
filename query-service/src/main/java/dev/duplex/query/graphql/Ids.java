package dev.duplex.query.graphql;

import java.util.UUID;

/** Ids as clients write them. */
public final class Ids {

    private Ids() {}

    /** @throws QueryRejected with the code {@code bad-id} when it is no UUID */
    public static UUID parse(String field, String id) {
        try {
            UUID parsed = UUID.fromString(id);
            if (parsed.toString().equalsIgnoreCase(id)) {
                return parsed;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw new QueryRejected("bad-id", field, "Not a UUID: " + abridged(id), "Give the id as 8-4-4-4-12 hex digits");
    }

    private static String abridged(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}

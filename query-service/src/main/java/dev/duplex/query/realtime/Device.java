package dev.duplex.query.realtime;

import dev.duplex.query.graphql.QueryRejected;
import java.util.UUID;
import java.util.regex.Pattern;

/** A client of a person: a tab, an app. Its id is the client's own choice. */
record Device(UUID person, String id) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws QueryRejected with the code {@code bad-device} */
    static Device of(UUID person, String id) {
        return new Device(person, checked("device", id));
    }

    /** @throws QueryRejected with the code {@code bad-device} */
    static String checked(String field, String id) {
        if (!ID.matcher(id).matches()) {
            throw new QueryRejected(
                    "bad-device",
                    field,
                    "A device's id has 1 to 64 letters, digits, underscores or hyphens",
                    "Choose one at the first start of the client and keep it");
        }
        return id;
    }

    /** The id of its lease. */
    String key() {
        return person + "/" + id;
    }
}

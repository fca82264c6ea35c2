package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;

/** Refuses index options that would be ignored otherwise: better told than wrong. */
final class IndexOptions {

    private static final List<String> UNSUPPORTED =
            List.of("expireAfterSeconds", "collation", "wildcardProjection", "weights", "bucketSize", "hidden");

    private static final int MOST_FIELDS = 32;

    private IndexOptions() {}

    /** @throws MongoServerError CannotCreateIndex */
    static void refuseUnsupported(Document description) {
        for (String option : UNSUPPORTED) {
            if (description.containsKey(option)) {
                throw refused("the option " + option);
            }
        }
        if (!(description.get("key") instanceof Document keys) || keys.isEmpty() || keys.size() > MOST_FIELDS) {
            throw refused("an index of no field or more than " + MOST_FIELDS);
        }
        keys.forEach((field, direction) -> {
            if (!(direction instanceof Number) || field.contains("$**")) {
                throw refused("an index of kind " + direction + " on " + field);
            }
        });
    }

    private static MongoServerError refused(String what) {
        return new MongoServerError(
                67, "CannotCreateIndex", "The embedded server does not support " + what + ". Use a MongoDB server.");
    }
}

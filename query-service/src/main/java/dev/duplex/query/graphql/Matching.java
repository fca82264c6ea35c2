package dev.duplex.query.graphql;

import com.mongodb.client.model.Filters;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Finds by a part of a name, in upper or lower case. */
public final class Matching {

    private static final int LONGEST = 100;

    private Matching() {}

    /**
     * @param part all match where it is null or blank
     * @throws QueryRejected with the code {@code out-of-range} for more than 100 characters
     */
    public static Bson in(String field, @Nullable String part) {
        if (part == null || part.isBlank()) {
            return Filters.empty();
        }
        if (part.length() > LONGEST) {
            throw new QueryRejected(
                    "out-of-range",
                    "matching",
                    "That is longer than " + LONGEST + " characters",
                    "Give a part of the " + field);
        }
        return Filters.regex(field, Pattern.compile(Pattern.quote(part.strip()), Pattern.CASE_INSENSITIVE));
    }
}

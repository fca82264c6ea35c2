package dev.duplex.query.search;

import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.QueryRejected;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.FieldDoc;

/** Where a hit stands among those of its question. */
record Place(float score, Moment said) {

    private static final Pattern KEY = Pattern.compile("([0-9a-f]{16}):([0-9a-f]{1,8}):(-?[0-9]{1,18}):([0-9]{1,18})");

    Cursor cursor(String question) {
        String key = question + ":" + Integer.toHexString(Float.floatToIntBits(score)) + ":" + said.at() + ":"
                + said.logged();
        return new Cursor(Instant.EPOCH, key);
    }

    /** @throws QueryRejected with the code {@code bad-cursor} when it is of another question */
    static Place of(Cursor cursor, String question) {
        Matcher key = KEY.matcher(cursor.key());
        if (!key.matches() || !key.group(1).equals(question)) {
            throw new QueryRejected(
                    "bad-cursor",
                    "after",
                    "This cursor is not one of this search",
                    "Use a cursor from an earlier page of the same search, with the same arguments");
        }
        return new Place(
                Float.intBitsToFloat(Integer.parseUnsignedInt(key.group(2), 16)),
                new Moment(Long.parseLong(key.group(3)), Long.parseLong(key.group(4))));
    }

    FieldDoc after(SearchSort sort) {
        Object[] place = switch (sort) {
            case RELEVANCE -> new Object[] {score, said.at(), said.logged()};
            case NEWEST -> new Object[] {said.at(), said.logged()};
        };
        return new FieldDoc(Integer.MAX_VALUE, score, place);
    }
}

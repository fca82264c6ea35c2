package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * How a query is read.
 *
 * @param path which keys
 * @param intervals of them, ascending and apart
 * @param reverse from the end
 * @param ordered whether the documents come in the order that was asked for
 * @param merged whether the intervals are read side by side, ordered by what follows their prefixes
 * @param duplicates whether a document may come more than once
 * @param exactKeys whether every interval is one whole key
 * @param rest what of the filter the intervals do not say and is left to the matcher
 */
record Plan(
        AccessPath path,
        List<Interval> intervals,
        boolean reverse,
        boolean ordered,
        boolean merged,
        Duplicates duplicates,
        boolean exactKeys,
        Document rest) {

    /** Keys from one (inclusive) to another (exclusive), all beginning with a prefix of this length. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Interval(byte[] from, byte[] to, int prefix) {}

    /** Whether and how a document may come more than once. */
    enum Duplicates {
        NONE,
        ADJACENT,
        ANYWHERE
    }
}

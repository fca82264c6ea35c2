package dev.duplex.query.search;

import java.time.Instant;
import java.util.Comparator;

/**
 * When something was said, to be told apart from all else.
 *
 * @param at microseconds since 1970
 * @param logged its position in the log, for what was said at the same time
 */
record Moment(long at, long logged) implements Comparable<Moment> {

    private static final Comparator<Moment> ORDER =
            Comparator.comparingLong(Moment::at).thenComparingLong(Moment::logged);

    static Moment of(Instant at, long logged) {
        return new Moment(micros(at), logged);
    }

    static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    boolean isAfter(Moment other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}

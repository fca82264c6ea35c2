package dev.duplex.embeddedmongodb;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a filter demands of one field, as far as an index can use it: encoded values in ascending order. */
sealed interface Condition {

    /** One of these values. */
    record Points(TreeSet<Bytes> values) implements Condition {

        static Points of(Collection<?> values) {
            TreeSet<Bytes> encoded = new TreeSet<>();
            for (Object value : values) {
                encoded.add(new Bytes(KeyWriter.encode(value)));
            }
            return new Points(encoded);
        }

        Points or(Points other) {
            TreeSet<Bytes> both = new TreeSet<>(values);
            both.addAll(other.values);
            return new Points(both);
        }

        boolean includesNull() {
            return values.contains(new Bytes(KeyWriter.encode(null)));
        }
    }

    /** A value between two bounds of one type. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Range(byte[] low, boolean lowIncluded, byte[] high, boolean highIncluded) implements Condition {

        /** All values of the type of this one, for the ends left open. */
        static Range ofType(byte tag) {
            byte[] type = {tag};
            return new Range(type, true, type, true);
        }

        /** Both; the bounds of a type alone are the widest. */
        Range and(Range other) {
            int lows = Arrays.compareUnsigned(low, other.low);
            int highs = compareHighs(high, other.high);
            return new Range(
                    lows >= 0 ? low : other.low,
                    lows == 0 ? lowIncluded && other.lowIncluded : lows > 0 ? lowIncluded : other.lowIncluded,
                    highs <= 0 ? high : other.high,
                    highs == 0 ? highIncluded && other.highIncluded : highs < 0 ? highIncluded : other.highIncluded);
        }

        /** A type's tag as upper bound is behind all values of the type. */
        private static int compareHighs(byte[] a, byte[] b) {
            if (a.length > 1 == b.length > 1 || a[0] != b[0]) {
                return Arrays.compareUnsigned(a, b);
            }
            return a.length == 1 ? 1 : -1;
        }
    }

    /** The more selective of two that must both hold, or what both come to if the field can not be an array. */
    static Condition both(@Nullable Condition first, Condition second, boolean neverArray) {
        if (first == null) {
            return second;
        }
        if (first instanceof Points a) {
            return second instanceof Points b && b.values().size() < a.values().size() ? b : a;
        }
        if (second instanceof Points) {
            return second;
        }
        return neverArray && first instanceof Range a && second instanceof Range b ? a.and(b) : first;
    }
}

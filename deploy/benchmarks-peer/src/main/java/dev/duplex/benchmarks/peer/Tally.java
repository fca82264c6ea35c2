package dev.duplex.benchmarks.peer;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What one writer saw.
 *
 * @param nanos how long each append took that succeeded
 */
record Tally(LongStream nanos, long errors, @Nullable String firstError) {

    /** @param seconds from the common start until the last writer ended */
    static Outcome outcome(Append append, double seconds, List<Tally> tallies) {
        long[] sorted = tallies.stream().flatMapToLong(Tally::nanos).sorted().toArray();
        return new Outcome(
                Append.word(append.mode()),
                Append.word(append.aggregates()),
                append.writers(),
                sorted.length,
                seconds,
                sorted.length / seconds,
                micros(sorted, 0.5),
                micros(sorted, 0.99),
                tallies.stream().mapToLong(Tally::errors).sum(),
                tallies.stream()
                        .map(Tally::firstError)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** By nearest rank. */
    private static @Nullable Double micros(long[] sorted, double q) {
        return sorted.length == 0 ? null : sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)] / 1e3;
    }
}

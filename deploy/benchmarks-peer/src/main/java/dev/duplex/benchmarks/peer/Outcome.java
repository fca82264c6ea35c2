package dev.duplex.benchmarks.peer;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a run.
 *
 * @param appends how many succeeded
 * @param seconds from the common start of the writers until the last of them ended
 * @param rate appends a second
 * @param p50Micros median time of an append that succeeded, null where none did
 * @param p99Micros likewise the 99th percentile
 * @param errors how many failed
 * @param firstError one of them
 */
record Outcome(
        String mode,
        String aggregates,
        int writers,
        long appends,
        double seconds,
        double rate,
        @Nullable Double p50Micros,
        @Nullable Double p99Micros,
        long errors,
        @Nullable String firstError) {}

package dev.duplex.eventstore;

import java.time.Duration;

/**
 * How much may wait for the log, and how long a caller waits for room in it. Beside what is queued, what callers hold who
 * wait for room is in memory.
 *
 * @param appends appends that may be queued
 * @param bytes bytes of them, stored size; a single larger append is queued alone
 * @param longestWait how long a caller waits, in turn, before {@link AppendQueueFullException}; zero to be refused at once
 */
public record QueueLimits(int appends, long bytes, Duration longestWait) {

    public static final QueueLimits DEFAULT = new QueueLimits(10_000, 64L << 20, Duration.ofSeconds(2));

    public QueueLimits {
        if (appends < 1 || bytes < 1 || longestWait.isNegative()) {
            throw new IllegalArgumentException(
                    "Nothing could be queued: %d appends, %d bytes, %s".formatted(appends, bytes, longestWait));
        }
    }
}

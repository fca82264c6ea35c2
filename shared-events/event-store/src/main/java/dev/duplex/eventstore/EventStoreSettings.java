package dev.duplex.eventstore;

import java.time.Duration;

/**
 * What may be tuned.
 *
 * @param collection name of the log's collection
 * @param windowDocuments how many of the newest documents stay in memory
 * @param windowBytes how many bytes of them, stored size
 * @param queue how much may wait for the log, and how long a caller waits for room
 * @param batchDocuments documents in one write at most
 * @param batchBytes bytes in one write at most; a single larger document goes alone
 * @param settleTimeout how long an unclear outcome may stay unclear before the append fails as unknown
 * @param idlePoll longest pause between two looks for what other nodes appended, while somebody here follows the log
 * @param cacheBytes sourced events that stay in memory, stored size and an allowance; 0 for none
 */
public record EventStoreSettings(
        String collection,
        int windowDocuments,
        long windowBytes,
        QueueLimits queue,
        int batchDocuments,
        long batchBytes,
        Duration settleTimeout,
        Duration idlePoll,
        long cacheBytes) {

    public static final EventStoreSettings DEFAULT = new EventStoreSettings(
            "events",
            20_000,
            64L << 20,
            QueueLimits.DEFAULT,
            256,
            8L << 20,
            Duration.ofSeconds(30),
            Duration.ofMillis(25),
            64L << 20);

    public EventStoreSettings withCollection(String name) {
        return new EventStoreSettings(
                name,
                windowDocuments,
                windowBytes,
                queue,
                batchDocuments,
                batchBytes,
                settleTimeout,
                idlePoll,
                cacheBytes);
    }

    public EventStoreSettings withWindow(int documents, long bytes) {
        return new EventStoreSettings(
                collection, documents, bytes, queue, batchDocuments, batchBytes, settleTimeout, idlePoll, cacheBytes);
    }

    public EventStoreSettings withQueue(QueueLimits limits) {
        return new EventStoreSettings(
                collection,
                windowDocuments,
                windowBytes,
                limits,
                batchDocuments,
                batchBytes,
                settleTimeout,
                idlePoll,
                cacheBytes);
    }

    public EventStoreSettings withBatch(int documents, long bytes) {
        return new EventStoreSettings(
                collection, windowDocuments, windowBytes, queue, documents, bytes, settleTimeout, idlePoll, cacheBytes);
    }

    public EventStoreSettings withSettleTimeout(Duration timeout) {
        return new EventStoreSettings(
                collection,
                windowDocuments,
                windowBytes,
                queue,
                batchDocuments,
                batchBytes,
                timeout,
                idlePoll,
                cacheBytes);
    }

    public EventStoreSettings withIdlePoll(Duration pause) {
        return new EventStoreSettings(
                collection,
                windowDocuments,
                windowBytes,
                queue,
                batchDocuments,
                batchBytes,
                settleTimeout,
                pause,
                cacheBytes);
    }

    public EventStoreSettings withCache(long bytes) {
        return new EventStoreSettings(
                collection,
                windowDocuments,
                windowBytes,
                queue,
                batchDocuments,
                batchBytes,
                settleTimeout,
                idlePoll,
                bytes);
    }
}

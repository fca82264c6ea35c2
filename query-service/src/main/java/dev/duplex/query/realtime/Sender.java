package dev.duplex.query.realtime;

import dev.duplex.query.graphql.QueryRejected;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What one client sends: so much at a time, and one after the other. Thread-safe. */
final class Sender {

    /** What may wait while the first of it waits for a read model. */
    private static final int WAITING = 256;

    private final Executor executor;
    private final Bucket person;
    private final Bucket signals;
    private final Bucket heartbeats = bucket(20, 2);
    private final Bucket typing = bucket(20, 4);
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private int waiting;

    /** @param person what all devices of the person may send together */
    Sender(RealtimeSettings settings, Bucket person, Executor executor) {
        this.person = person;
        this.executor = executor;
        this.signals = bucket(settings.signals(), Math.max(1, settings.signals() / 4));
    }

    static Bucket bucket(int burst, int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** @throws QueryRejected with the code {@code too-many-requests} */
    void signal() {
        take(signals, "signal");
    }

    /** @throws QueryRejected with the code {@code too-many-requests} */
    void present() {
        take(heartbeats, "present");
    }

    /** @throws QueryRejected with the code {@code too-many-requests} */
    void typing() {
        take(typing, "typing");
    }

    private void take(Bucket bucket, String field) {
        if (!bucket.tryConsume(1) || !person.tryConsume(1)) {
            throw tooMany(field);
        }
    }

    private static QueryRejected tooMany(String field) {
        return new QueryRejected(
                "too-many-requests",
                field,
                "This client sends more than it may",
                "Wait a second, then send less often; docs/realtime.md has the limits");
    }

    /**
     * Does it after all that was sent before.
     *
     * @throws QueryRejected with the code {@code too-many-requests}
     */
    synchronized <T> CompletableFuture<T> afterAll(String field, Supplier<T> work) {
        if (waiting >= WAITING) {
            throw tooMany(field);
        }
        waiting++;
        CompletableFuture<T> done = last.handleAsync((before, failed) -> work.get(), executor);
        last = done.handle((result, failed) -> {
            over();
            return null;
        });
        return done;
    }

    private synchronized void over() {
        waiting--;
    }
}

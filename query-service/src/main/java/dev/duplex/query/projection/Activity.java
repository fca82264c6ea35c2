package dev.duplex.query.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a processor does on this node. Thread-safe. */
final class Activity {

    private final String projection;
    private final Supplier<String> run;
    private final MeterRegistry meters;
    private final Rate rate = new Rate();
    private volatile @Nullable Throwable lastError;

    /** @param run live, or replay while the generation is being built */
    Activity(String projection, Supplier<String> run, MeterRegistry meters) {
        this.projection = projection;
        this.run = run;
        this.meters = meters;
    }

    private Counter events() {
        return Counter.builder("duplex.projection.events")
                .description("events that the projection has gone past")
                .tag("projection", projection)
                .tag("run", run.get())
                .register(meters);
    }

    private Timer batches() {
        return Timer.builder("duplex.projection.batch")
                .description("how long a batch of events takes the projection")
                .tag("projection", projection)
                .tag("run", run.get())
                .register(meters);
    }

    void batch(int size, Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            lastError = failure;
            throw failure;
        }
        lastError = null;
        batches().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        events().increment(size);
        rate.count(size);
    }

    double perSecond() {
        return rate.perSecond();
    }

    /** Why the batch at hand fails; empty when the latest one went well. */
    Optional<Throwable> lastError() {
        return Optional.ofNullable(lastError);
    }
}

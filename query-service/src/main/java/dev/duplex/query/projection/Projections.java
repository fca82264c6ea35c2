package dev.duplex.query.projection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs each projection in an event processor of its own. A batch that fails for want of a database is tried again until it
 * succeeds; the sequence of an event that cannot be applied is parked. Thread-safe.
 */
@Component
final class Projections implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final long TEND_MILLIS = 250;

    private final List<ProjectionKeeper> keepers;
    private @Nullable ScheduledExecutorService tending;

    Projections(List<Projection> projections, ProjectionParts parts) {
        this.keepers = projections.stream()
                .map(projection -> new ProjectionKeeper(projection, parts))
                .toList();
        ProjectionMeters meters = new ProjectionMeters(parts);
        keepers.forEach(meters::watch);
    }

    List<ProjectionKeeper> all() {
        return keepers;
    }

    Optional<ProjectionKeeper> find(String name) {
        return keepers.stream().filter(keeper -> keeper.name().equals(name)).findFirst();
    }

    @Override
    public synchronized void start() {
        keepers.forEach(ProjectionKeeper::tend);
        ScheduledExecutorService executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name("projections").factory());
        ScheduledFuture<?> _ =
                executor.scheduleWithFixedDelay(this::tend, TEND_MILLIS, TEND_MILLIS, TimeUnit.MILLISECONDS);
        tending = executor;
    }

    private void tend() {
        for (ProjectionKeeper keeper : keepers) {
            try {
                keeper.tend();
            } catch (RuntimeException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    LOG.warn("{} cannot be looked after now", keeper.name(), e);
                }
            }
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService executor = tending;
        if (executor != null) {
            tending = null;
            executor.shutdown();
            try {
                executor.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        CompletableFuture.allOf(keepers.stream().map(ProjectionKeeper::stopping).toArray(CompletableFuture[]::new))
                .join();
        keepers.forEach(ProjectionKeeper::stop);
    }

    @Override
    public synchronized boolean isRunning() {
        return tending != null;
    }
}

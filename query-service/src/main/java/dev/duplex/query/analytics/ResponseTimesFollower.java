package dev.duplex.query.analytics;

import dev.duplex.events.DuplexEvent;
import dev.duplex.eventstore.EventPositions;
import dev.duplex.eventstore.LogFollower;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.NodeLocal;
import dev.duplex.query.projection.NodeLocalMeters;
import dev.duplex.query.projection.ReadModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hands the log to the projection while the application runs. Thread-safe. */
@Component
final class ResponseTimesFollower implements ReadModel, NodeLocal, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseTimesFollower.class);
    private static final String NAME = "response-times";

    /** A transaction costs as much as a hundred events in it, and figures are asked for now and then. */
    private static final Duration REST = Duration.ofMillis(250);

    /** How long the start waits for the log to be readable. */
    private static final int PATIENCE_SECONDS = 30;

    private final MongoEventStorageEngine engine;
    private final ResponseTimesProjection projection;
    private volatile @Nullable LogFollower follower;

    ResponseTimesFollower(MongoEventStorageEngine engine, ResponseTimesProjection projection, MeterRegistry meters) {
        this.engine = engine;
        this.projection = projection;
        NodeLocalMeters.register(meters, this, engine::durableEnd);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long position() {
        return projection.position();
    }

    /** What it cannot digest stops it: its figures are late then, but never wrong. */
    @Override
    public Optional<Throwable> lastError() {
        LogFollower running = follower;
        return running == null ? Optional.empty() : running.lastError();
    }

    @Override
    public boolean answers(String rootField) {
        return rootField.equals("responseTimes");
    }

    @Override
    public boolean await(long position, Duration atMost) {
        LogFollower running = follower;
        try {
            return running != null && running.awaitPosition(position + 1, atMost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void handle(List<EventMessage> messages, long end) {
        List<LoggedEvent> events =
                messages.stream().flatMap(message -> logged(message).stream()).toList();
        String last = messages.isEmpty() ? "" : messages.getLast().identifier();
        projection.handle(events, new Progress(end, last));
    }

    private static Optional<LoggedEvent> logged(EventMessage message) {
        return message.payload() instanceof DuplexEvent event
                ? Optional.of(new LoggedEvent(event, EventPositions.of(message)))
                : Optional.empty();
    }

    @Override
    public synchronized void start() {
        if (!isOfThisLog(projection.progress())) {
            LOG.warn("The analytics file is of another log than the one at hand and is built anew");
            projection.startAnew();
        }
        LogFollower.Settings settings =
                LogFollower.Settings.from(NAME, projection.position()).withRest(REST);
        follower = LogFollower.start(engine, settings, this::handle);
    }

    /** A data directory outlives its database where somebody exchanges one of them. */
    private boolean isOfThisLog(Progress progress) {
        if (progress.position() == 0) {
            return true;
        }
        if (progress.position() > engine.durableEnd()) {
            return false;
        }
        CompletableFuture<String> found = new CompletableFuture<>();
        LogFollower.Settings justOne = LogFollower.Settings.from(NAME + "-check", progress.position() - 1)
                .withBatchSize(1);
        try (LogFollower _ = LogFollower.start(
                engine,
                justOne,
                (messages, end) -> found.complete(messages.getFirst().identifier()))) {
            return found.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().equals(progress.lastEvent());
        }
    }

    @Override
    public synchronized void stop() {
        LogFollower running = follower;
        if (running != null) {
            running.close();
            follower = null;
        }
    }

    @Override
    public boolean isRunning() {
        return follower != null;
    }
}

package dev.duplex.query.search;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.eventstore.EventPositions;
import dev.duplex.eventstore.LogFollower;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.NodeLocal;
import dev.duplex.query.projection.NodeLocalMeters;
import dev.duplex.query.projection.ReadModel;
import dev.duplex.query.projection.SharedReadModels;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands the log to the index while the application runs, each event after the shared read models have applied it: what is
 * found is known to the timeline, and who may see it. Thread-safe.
 */
@Component
final class SearchFollower implements ReadModel, NodeLocal, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SearchFollower.class);
    private static final String NAME = "search";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Set<String> TYPES = Stream.<Class<? extends DuplexEvent>>of(
                    ConversationStarted.class, MessageSent.class, MessageEdited.class, MessageRetracted.class)
            .map(type -> EventCatalogue.current().typeOf(type).name())
            .collect(Collectors.toUnmodifiableSet());

    private final MongoEventStorageEngine engine;
    private final SearchIndex index;
    private final SharedReadModels shared;
    private final Duration commitInterval;
    private volatile @Nullable LogFollower follower;
    private volatile boolean stopping;
    private @Nullable ScheduledExecutorService keeper;

    SearchFollower(
            MongoEventStorageEngine engine,
            SearchIndex index,
            SharedReadModels shared,
            MeterRegistry meters,
            @Value("${duplex.query.search.commit-interval:5s}") Duration commitInterval) {
        this.engine = engine;
        this.index = index;
        this.shared = shared;
        this.commitInterval = commitInterval;
        NodeLocalMeters.register(meters, this, engine::durableEnd);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long position() {
        return index.position();
    }

    @Override
    public Optional<Throwable> lastError() {
        LogFollower running = follower;
        return running == null ? Optional.empty() : running.lastError();
    }

    @Override
    public boolean answers(String rootField) {
        return rootField.equals("search");
    }

    @Override
    public boolean await(long position, Duration atMost) {
        LogFollower running = follower;
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            return running != null
                    && running.awaitPosition(position + 1, atMost)
                    && index.awaitApplied(Duration.ofNanos(deadline - System.nanoTime()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void handle(List<EventMessage> messages, long end) throws IOException {
        awaitShared(end - 1);
        List<LoggedEvent> events = messages.stream()
                .map(message -> new LoggedEvent(
                        (DuplexEvent) Objects.requireNonNull(message.payload()), EventPositions.of(message)))
                .toList();
        Progress before = index.progress();
        index.apply(
                events,
                events.isEmpty()
                        ? new Progress(end, before.lastPosition(), before.lastEvent())
                        : new Progress(
                                end,
                                events.getLast().position(),
                                messages.getLast().identifier()));
    }

    /** However long they take: while they are built anew this is behind, not failing. */
    private void awaitShared(long position) {
        while (!shared.await(position, LOOK)) {
            if (stopping || !index.isOpen()) {
                throw new CancellationException("It stops before the read models have reached position " + position);
            }
        }
    }

    @Override
    public synchronized void start() {
        stopping = false;
        if (!isOfThisLog(index.progress())) {
            LOG.warn("The search index is of another log than the one at hand and is built anew");
            index.clear();
        }
        follow();
        ScheduledExecutorService scheduled = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("search-keeper").factory());
        var _ = scheduled.scheduleWithFixedDelay(
                this::keep, commitInterval.toMillis(), commitInterval.toMillis(), TimeUnit.MILLISECONDS);
        keeper = scheduled;
    }

    private void follow() {
        follower = LogFollower.start(
                engine, LogFollower.Settings.from(NAME, index.position()).withTypes(TYPES), this::handle);
    }

    /** Commits; an index that a failure has closed is opened again and goes on from its last commit. */
    private synchronized void keep() {
        LogFollower running = follower;
        if (running == null) {
            return;
        }
        try {
            if (!index.isOpen()) {
                running.close();
                index.reopen();
                follow();
            }
            index.commit();
        } catch (IOException | RuntimeException failed) {
            LOG.warn("The search index cannot be committed at position {}", index.position(), failed);
        }
    }

    /** A data directory outlives its database where somebody exchanges one of them. */
    private boolean isOfThisLog(Progress progress) {
        if (progress.position() > engine.durableEnd()) {
            return false;
        }
        if (progress.lastPosition() < 0) {
            return true;
        }
        CompletableFuture<String> found = new CompletableFuture<>();
        LogFollower.Settings justOne = LogFollower.Settings.from(NAME + "-check", progress.lastPosition())
                .withBatchSize(1);
        try (LogFollower _ = LogFollower.start(
                engine,
                justOne,
                (messages, end) -> found.complete(messages.getFirst().identifier()))) {
            return found.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join()
                    .equals(progress.lastEvent());
        }
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        ScheduledExecutorService scheduled = keeper;
        if (scheduled != null) {
            scheduled.shutdownNow();
            keeper = null;
        }
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

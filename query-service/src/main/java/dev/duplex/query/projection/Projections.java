package dev.duplex.query.projection;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import dev.duplex.eventstore.MongoEventStorageEngine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamableEventSource;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs each projection in an event processor of its own. A batch that fails is tried again until it succeeds: nothing is
 * skipped.
 */
@Component
final class Projections implements SmartLifecycle {

    /** A replay is fast from a hundred up; more only costs memory. */
    private static final int BATCH = 500;

    /** How soon a processor looks for segments that it could take, and tries a failed batch again, in milliseconds. */
    private static final long CLAIM_INTERVAL = 1_000;

    private final List<Projection> projections;
    private final MongoDatabase database;
    private final MongoEventStorageEngine engine;
    private final TokenStore tokens;
    private final ReadModelPositions positions;
    private final List<PooledStreamingEventProcessor> running = new ArrayList<>();
    private final List<ScheduledExecutorService> executors = new ArrayList<>();

    Projections(
            List<Projection> projections,
            MongoDatabase database,
            MongoEventStorageEngine engine,
            TokenStore tokens,
            ReadModelPositions positions,
            MeterRegistry meters) {
        this.projections = projections;
        this.database = database;
        this.engine = engine;
        this.tokens = tokens;
        this.positions = positions;
        for (Projection projection : projections) {
            Gauge.builder("duplex.projection.lag", projection, this::lag)
                    .description("events in the log that the projection has not applied yet")
                    .tag("projection", projection.name())
                    .register(meters);
            Gauge.builder("duplex.projection.position", projection, each -> positions.end(each.name()))
                    .description("the first position that the projection has not applied yet")
                    .tag("projection", projection.name())
                    .register(meters);
        }
    }

    private double lag(Projection projection) {
        long end = engine.latestToken(null).join().position().orElse(0);
        return Math.max(0, end - positions.end(projection.name()));
    }

    @Override
    public synchronized void start() {
        for (Projection projection : projections) {
            createIndexes(projection);
            PooledStreamingEventProcessor processor = processor(projection);
            running.add(processor);
            processor.start().join();
        }
    }

    private void createIndexes(Projection projection) {
        for (Shelf<?> shelf : projection.shelves()) {
            if (!shelf.indexes().isEmpty()) {
                database.getCollection(shelf.collection())
                        .createIndexes(
                                shelf.indexes().stream().map(IndexModel::new).toList());
            }
        }
    }

    private PooledStreamingEventProcessor processor(Projection projection) {
        PooledStreamingEventProcessorConfiguration configuration = new PooledStreamingEventProcessorConfiguration()
                .eventSource(new Source(engine))
                .tokenStore(tokens)
                .initialToken(source -> source.firstToken(null))
                .initialSegmentCount(1)
                .batchSize(BATCH)
                .tokenClaimInterval(CLAIM_INTERVAL)
                .eventCriteria(names -> EventCriteria.havingAnyTag())
                .coordinatorExecutor(executor(projection.name() + "-coordinator"))
                .workerExecutor(executor(projection.name() + "-worker"));
        return new PooledStreamingEventProcessor(
                projection.name(), List.of(new BatchingComponent(projection, database, positions)), configuration);
    }

    /** A processor shuts down what it was given, so each gets its own; what comes afterwards is not wanted any more. */
    private ScheduledExecutorService executor(String name) {
        ScheduledExecutorService executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name(name).factory(), new ThreadPoolExecutor.DiscardPolicy());
        executors.add(executor);
        return executor;
    }

    @Override
    public synchronized void stop() {
        CompletableFuture.allOf(running.stream()
                        .map(PooledStreamingEventProcessor::shutdown)
                        .toArray(CompletableFuture[]::new))
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> null)
                .join();
        executors.forEach(ScheduledExecutorService::shutdownNow);
        running.clear();
        executors.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    private record Source(MongoEventStorageEngine engine) implements StreamableEventSource {

        @Override
        public MessageStream<EventMessage> open(StreamingCondition condition, @Nullable ProcessingContext context) {
            return engine.stream(condition, context);
        }

        @Override
        public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
            return engine.firstToken(context);
        }

        @Override
        public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
            return engine.latestToken(context);
        }

        @Override
        public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
            return engine.tokenAt(at, context);
        }
    }
}

package dev.duplex.query.projection;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.eventstore.ParkingHandler;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamableEventSource;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/** One generation of a projection that this node works on, as far as it owns the processor's claim. */
final class RunningProjection {

    /** A replay is fast from a hundred up; more only costs memory. */
    private static final int BATCH = 500;

    /** How soon a processor looks for segments that it could take, and tries a failed batch again, in milliseconds. */
    private static final long CLAIM_INTERVAL = 1_000;

    private static final long PATIENCE_SECONDS = 10;

    private final Projection projection;
    private final Generation generation;
    private final MongoDatabase database;
    private final Activity activity;
    private final List<ScheduledExecutorService> executors;
    private final PooledStreamingEventProcessor processor;
    private volatile boolean stopping;
    private @Nullable CompletableFuture<Void> stop;

    RunningProjection(Projection projection, Generation generation, ProjectionParts parts, Activity activity) {
        this.projection = projection;
        this.generation = generation;
        this.database = parts.database();
        this.activity = activity;
        String name = generation.processor(projection.name());
        this.executors = Stream.of("-coordinator", "-worker")
                .map(role -> executor(name + role))
                .toList();
        ProjectionHandler handler = new ProjectionHandler(projection, generation, database);
        ParkingHandler parking = new ParkingHandler(handler, parts.letters(), () -> stopping);
        this.processor = new PooledStreamingEventProcessor(
                name,
                List.of(new BatchingComponent(name, parking, parts.positions(), activity)),
                new PooledStreamingEventProcessorConfiguration()
                        .eventSource(new Source(parts.engine()))
                        .tokenStore(parts.tokens())
                        .initialToken(source -> source.firstToken(null))
                        .initialSegmentCount(1)
                        .batchSize(BATCH)
                        .tokenClaimInterval(CLAIM_INTERVAL)
                        .eventCriteria(names -> EventCriteria.havingAnyTag())
                        .coordinatorExecutor(executors.getFirst())
                        .workerExecutor(executors.getLast()));
    }

    /** A processor shuts down what it was given, so each gets its own; what comes afterwards is not wanted any more. */
    private static ScheduledExecutorService executor(String name) {
        return new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name(name).factory(), new ThreadPoolExecutor.DiscardPolicy());
    }

    Activity activity() {
        return activity;
    }

    /** When it fails, nothing is left running. */
    void start() {
        try {
            createIndexes();
            processor.start().join();
        } catch (RuntimeException e) {
            stopped();
            throw e;
        }
    }

    private void createIndexes() {
        for (Shelf<?> shelf : projection.shelves()) {
            if (!shelf.indexes().isEmpty()) {
                database.getCollection(generation.collection(shelf))
                        .createIndexes(
                                shelf.indexes().stream().map(IndexModel::new).toList());
            }
        }
    }

    /** Lets the batch at hand finish. To be finished by {@link #stopped}. */
    synchronized CompletableFuture<Void> stop() {
        if (stop == null) {
            stopping = true;
            stop = processor
                    .shutdown()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(late -> null);
        }
        return stop;
    }

    void stopped() {
        executors.forEach(ScheduledExecutorService::shutdownNow);
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

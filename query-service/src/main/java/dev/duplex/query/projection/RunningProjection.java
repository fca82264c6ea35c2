package dev.duplex.query.projection;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import dev.duplex.eventstore.ParkingHandler;
import dev.duplex.eventstore.ProcessorExecutor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.messaging.eventstreaming.EventCriteria;
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
        // a processor shuts down what it was given, so each gets its own
        this.executors = List.of(new ProcessorExecutor(name + "-coordinator"), new ProcessorExecutor(name + "-worker"));
        ProjectionHandler handler = new ProjectionHandler(projection, generation, database);
        ParkingHandler parking = new ParkingHandler(handler, parts.letters(), () -> stopping);
        this.processor = new PooledStreamingEventProcessor(
                name,
                List.of(new BatchingComponent(name, parking, parts.positions(), activity)),
                new PooledStreamingEventProcessorConfiguration()
                        .eventSource(parts.engine().asEventSource())
                        .tokenStore(parts.tokens())
                        .initialToken(source -> source.firstToken(null))
                        .initialSegmentCount(1)
                        .batchSize(BATCH)
                        .tokenClaimInterval(CLAIM_INTERVAL)
                        .eventCriteria(names -> EventCriteria.havingAnyTag())
                        .coordinatorExecutor(executors.getFirst())
                        .workerExecutor(executors.getLast()));
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
}

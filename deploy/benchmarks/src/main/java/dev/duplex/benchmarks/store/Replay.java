package dev.duplex.benchmarks.store;

import com.mongodb.client.MongoDatabase;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.eventstore.MongoTokenStore;
import dev.duplex.eventstore.ProcessorExecutor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.SimpleEventHandlingComponent;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** An event processor that goes through a log from its beginning, in batches of 500, one segment. */
final class Replay {

    private static final int BATCH = 500;

    private Replay() {}

    static long through(MongoEventStorageEngine engine, MongoDatabase tokens, int events) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(events);
        SimpleEventHandlingComponent counting = new SimpleEventHandlingComponent();
        counting.subscribe(Notes.name(), (event, context) -> {
            event.payload();
            left.countDown();
            return MessageStream.empty();
        });
        PooledStreamingEventProcessorConfiguration configuration = new PooledStreamingEventProcessorConfiguration()
                .eventSource(engine.asEventSource())
                .tokenStore(new MongoTokenStore(tokens, "bench", Duration.ofSeconds(10), Clock.systemUTC()))
                .initialToken(source -> source.firstToken(null))
                .initialSegmentCount(1)
                .batchSize(BATCH)
                .eventCriteria(names -> EventCriteria.havingAnyTag())
                .coordinatorExecutor(new ProcessorExecutor("counting-coordinator"))
                .workerExecutor(new ProcessorExecutor("counting-worker"));
        PooledStreamingEventProcessor processor =
                new PooledStreamingEventProcessor("counting", List.of(counting), configuration);
        processor.start().join();
        boolean done = left.await(5, TimeUnit.MINUTES);
        processor.shutdown().join();
        return done ? events : events - left.getCount();
    }
}

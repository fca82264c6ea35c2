package dev.duplex.benchmarks.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import dev.duplex.benchmarks.store.Side.Measure;
import dev.duplex.eventstore.EventStoreSettings;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.bson.RawBsonDocument;

/** Logs of several lengths, filled beforehand: ten events a notebook, spread over the log. */
final class Logs {

    private static final int FILL_BATCH = 1_000;
    private static final int EVENTS_A_NOTEBOOK = 10;

    private final MongoClient client;
    private final Load load;

    Logs(MongoClient client, Load load) {
        this.client = client;
        this.load = load;
    }

    private static String name(int events) {
        return "log" + events;
    }

    void fill(int events) {
        MongoCollection<RawBsonDocument> collection = Engines.collection(client.getDatabase(name(events)));
        List<RawBsonDocument> batch = new ArrayList<>(FILL_BATCH);
        for (long position = 0; position < events; position++) {
            batch.add(Engines.document(position, "n" + position % (events / EVENTS_A_NOTEBOOK)));
            if (batch.size() == FILL_BATCH) {
                collection.insertMany(batch);
                batch.clear();
            }
        }
    }

    private MongoEventStorageEngine engine(int events, EventStoreSettings settings) {
        return MongoEventStorageEngine.open(
                client.getDatabase(name(events)), Notes.format(), settings, Clock.systemUTC());
    }

    /** One reader sources a notebook after the other, from the database each time. */
    Measure source(int events) {
        return () -> {
            try (MongoEventStorageEngine engine = engine(events, EventStoreSettings.DEFAULT.withCache(0))) {
                return Side.figures(load.run(1, number -> () -> {
                    int notebook = ThreadLocalRandom.current().nextInt(events / EVENTS_A_NOTEBOOK);
                    int found = engine.source(SourcingCondition.conditionFor(Notes.in("n" + notebook)), null)
                            .reduce(-1, (count, entry) -> count + 1) // the last entry is the marker's
                            .join();
                    if (found < EVENTS_A_NOTEBOOK) {
                        throw new IllegalStateException("Only " + found + " events in notebook " + notebook);
                    }
                    return 1;
                }));
            }
        };
    }

    /** Conditional appends at the end of the log. */
    Measure append(int events, int writers, Engines engines) {
        return () -> {
            try (MongoEventStorageEngine engine = engine(events, EventStoreSettings.DEFAULT)) {
                return Side.figures(engines.append(engine, writers, 1, true));
            }
        };
    }

    /** The plain driver goes through the documents in order. */
    Measure drain(int events) {
        return () -> rate(events, () -> {
            MongoDatabase database = client.getDatabase(name(events));
            long seen = 0;
            try (var cursor = database.getCollection("events", RawBsonDocument.class)
                    .find()
                    .sort(Sorts.ascending("_id"))
                    .limit(events)
                    .batchSize(FILL_BATCH)
                    .cursor()) {
                while (cursor.hasNext()) {
                    cursor.next();
                    seen++;
                }
            }
            return seen;
        });
    }

    /** The engine's stream, each payload decoded. */
    Measure stream(int events) {
        return () -> rate(events, () -> {
            try (MongoEventStorageEngine engine = engine(events, EventStoreSettings.DEFAULT)) {
                MessageStream<EventMessage> stream = engine.stream(
                        StreamingCondition.conditionFor(
                                new GlobalSequenceTrackingToken(0), EventCriteria.havingAnyTag()),
                        null);
                long seen = 0;
                while (seen < events) {
                    var next = stream.next();
                    if (next.isPresent()) {
                        next.get().message().payload();
                        seen++;
                    } else {
                        Thread.onSpinWait();
                    }
                }
                stream.close();
                return seen;
            }
        });
    }

    /** Through an event processor whose handler only counts. */
    Measure replay(int events) {
        return () -> rate(events, () -> {
            try (MongoEventStorageEngine engine = engine(events, EventStoreSettings.DEFAULT)) {
                return Databases.onNew(client, "tokens", database -> Replay.through(engine, database, events));
            }
        });
    }

    private static Map<String, Double> rate(int events, java.util.concurrent.Callable<Long> work) throws Exception {
        long start = System.nanoTime();
        long seen = work.call();
        if (seen < events) {
            throw new IllegalStateException("Only " + seen + " of " + events);
        }
        return Map.of(Side.RATE, seen * 1e9 / (System.nanoTime() - start));
    }
}

package dev.duplex.benchmarks.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import dev.duplex.benchmarks.store.Side.Measure;
import dev.duplex.eventstore.EventStoreSettings;
import dev.duplex.eventstore.MongoEventStorageEngine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** What appends: our engine, with and without conditions, and the plain driver as its ceiling. Each run has a new database. */
final class Engines {

    static final String BATCH = "appends a write";
    static final String SUCCESSES = "successes a try";

    private final MongoClient client;
    private final Load load;
    private final AtomicLong databases = new AtomicLong();

    Engines(MongoClient client, Load load) {
        this.client = client;
        this.load = load;
    }

    /** Runs on a database of its own, which is dropped afterwards. */
    private <R> R onNewDatabase(Databases.Work<R> work) throws Exception {
        return Databases.onNew(client, "append" + databases.incrementAndGet(), work);
    }

    /** Appends of {@code batch} events, each writer on a boundary of its own. */
    Measure append(int writers, int batch, boolean conditional) {
        return () -> onNewDatabase(database -> {
            MeterRegistry meters = new SimpleMeterRegistry();
            try (MongoEventStorageEngine engine = MongoEventStorageEngine.open(
                    database, Notes.format(), EventStoreSettings.DEFAULT, Clock.systemUTC(), meters)) {
                Map<String, Double> figures = Side.figures(append(engine, writers, batch, conditional));
                figures.put(BATCH, meters.get("eventstore.batch.size").summary().mean());
                return figures;
            }
        });
    }

    /** Commands through Axon, on the engine. */
    Measure commands(int callers, Function<AxonCommands, Load.Writer> writers) {
        return () -> onNewDatabase(database -> {
            try (MongoEventStorageEngine engine = Notes.engine(database)) {
                return commands(engine, callers, writers);
            }
        });
    }

    /** Commands through Axon, on an engine that stores nothing. */
    Measure ceiling(int callers, Function<AxonCommands, Load.Writer> writers) {
        return () -> commands(new NoOpEngine(), callers, writers);
    }

    private Map<String, Double> commands(
            EventStorageEngine engine, int callers, Function<AxonCommands, Load.Writer> writers) throws Exception {
        try (AxonCommands axon = new AxonCommands(engine)) {
            LongAdder done = new LongAdder();
            Load.Writer writer = writers.apply(axon);
            Map<String, Double> figures = Side.figures(load.run(callers, number -> {
                Load.Operation operation = writer.create(number);
                return () -> {
                    done.increment();
                    return operation.run();
                };
            }));
            figures.put(SUCCESSES, done.doubleValue() / axon.tries());
            return figures;
        }
    }

    Load.Result append(MongoEventStorageEngine engine, int writers, int batch, boolean conditional) throws Exception {
        String run = UUID.randomUUID().toString();
        return load.run(writers, number -> {
            String notebook = run + "-" + number;
            AtomicLong marker = new AtomicLong(engine.position());
            return () -> {
                List<TaggedEventMessage<?>> events = Collections.nCopies(batch, notebook).stream()
                        .<TaggedEventMessage<?>>map(Notes::event)
                        .toList();
                marker.set(
                        commit(engine, conditional ? since(marker.get(), notebook) : AppendCondition.none(), events));
                return batch;
            };
        });
    }

    private static AppendCondition since(long marker, String notebook) {
        return AppendCondition.withCriteria(Notes.in(notebook)).withMarker(new GlobalIndexConsistencyMarker(marker));
    }

    @SuppressWarnings("unchecked")
    static long commit(MongoEventStorageEngine engine, AppendCondition condition, List<TaggedEventMessage<?>> events) {
        return engine.appendEvents(condition, null, events)
                .thenCompose(transaction -> ((AppendTransaction<Long>) transaction).commit(null))
                .join();
    }

    /** The same documents by the plain driver: each writer for itself, {@code batch} of them in one write. */
    Measure driver(int writers, IntSupplier batch) {
        return () -> onNewDatabase(database -> {
            MongoCollection<RawBsonDocument> collection = collection(database);
            AtomicLong next = new AtomicLong();
            int size = batch.getAsInt();
            return Side.figures(load.run(writers, number -> () -> {
                List<RawBsonDocument> documents = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    documents.add(document(next.getAndIncrement(), "n" + number));
                }
                collection.insertMany(documents, new InsertManyOptions().ordered(true));
                return size;
            }));
        });
    }

    static MongoCollection<RawBsonDocument> collection(MongoDatabase database) {
        MongoCollection<RawBsonDocument> collection = database.getCollection("events", RawBsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        collection.createIndex(Indexes.ascending("k", "_id"));
        return collection;
    }

    /** As the event store lays it out. */
    static RawBsonDocument document(long position, String notebook) {
        String tag = "notebook=" + notebook;
        String other = "author=of-" + notebook;
        String type = "|" + Notes.TYPE.name();
        long now = System.currentTimeMillis();
        BsonDocument event = new BsonDocument(
                        "id", new BsonString(UUID.randomUUID().toString()))
                .append("type", new BsonString(Notes.TYPE.name()))
                .append("version", new BsonString("1"))
                .append("at", new BsonDateTime(now))
                .append("tags", strings(tag, other))
                .append("payload", new BsonDocument("text", new BsonString(Notes.NOTE.text())))
                .append("metadata", new BsonDocument());
        return new RawBsonDocument(
                new BsonDocument("_id", new BsonInt64(position))
                        .append("n", new BsonInt32(1))
                        .append("append", new BsonBinary(UUID.randomUUID()))
                        .append("recorded", new BsonDateTime(now))
                        .append("k", strings(tag, tag + type, other, other + type))
                        .append("events", new BsonArray(List.of(event))),
                new BsonDocumentCodec());
    }

    private static BsonArray strings(String... values) {
        return new BsonArray(List.of(values).stream().map(BsonString::new).toList());
    }
}

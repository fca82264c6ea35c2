package dev.duplex.benchmarks.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
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

    Load.Result conditional(int writers, int batch) throws Exception {
        return append(writers, batch, true);
    }

    Load.Result unconditional(int writers, int batch) throws Exception {
        return append(writers, batch, false);
    }

    private Load.Result append(int writers, int batch, boolean conditional) throws Exception {
        return onNewDatabase(database -> {
            try (MongoEventStorageEngine engine = Notes.engine(database)) {
                return append(engine, writers, batch, conditional);
            }
        });
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
    Load.Result driver(int writers, int batch) throws Exception {
        return onNewDatabase(database -> {
            MongoCollection<RawBsonDocument> collection = collection(database);
            AtomicLong next = new AtomicLong();
            return load.run(writers, number -> () -> {
                List<RawBsonDocument> documents = new ArrayList<>(batch);
                for (int i = 0; i < batch; i++) {
                    documents.add(document(next.getAndIncrement(), "n" + number));
                }
                if (batch == 1) {
                    collection.insertOne(documents.getFirst());
                } else {
                    collection.insertMany(documents, new InsertManyOptions().ordered(true));
                }
                return batch;
            });
        });
    }

    private static MongoCollection<RawBsonDocument> collection(MongoDatabase database) {
        MongoCollection<RawBsonDocument> collection = database.getCollection("events", RawBsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        collection.createIndex(Indexes.ascending("k", "_id"));
        return collection;
    }

    /** As the event store lays it out. */
    private static RawBsonDocument document(long position, String notebook) {
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

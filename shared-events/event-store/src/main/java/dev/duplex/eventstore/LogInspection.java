package dev.duplex.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/**
 * Looks whether a collection can be a log, before it is used as one: at its layout, its first document and its newest ones.
 * What is no log at either end is found there, as all that is no number sorts before or behind; the rest is seen when read.
 */
final class LogInspection {

    private static final int LAYOUT = 1;
    private static final String LAYOUT_ID = "layout";
    private static final String VERSION = "version";
    private static final int NEWEST = 100;

    private final String name;
    private final MongoCollection<Document> documents;
    private final MongoCollection<LogDocument> decoded;
    private final MongoCollection<Document> layout;

    LogInspection(MongoDatabase database, String name, MongoCollection<LogDocument> decoded) {
        this.name = name;
        this.decoded = decoded;
        this.documents = decoded.withDocumentClass(Document.class);
        this.layout = database.getCollection(layoutOf(name))
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** Beside the log, where one document tells the log's layout. */
    static String layoutOf(String collection) {
        return collection + ".layout";
    }

    /**
     * @throws LaterLayoutException when a later version wrote the log
     * @throws ForeignDocumentException when it is no log
     */
    void inspect() {
        checkLayout();
        checkNewest();
        LogDocument first = decoded.find().sort(ascending("_id")).limit(1).first();
        if (first != null && first.first() != 0) {
            throw new ForeignDocumentException(first.first(), "it is the first one and should have _id 0", null);
        }
        decoded.find().sort(descending("_id")).limit(1).first();
    }

    /** Logs without the document are from before there was one. */
    private void checkLayout() {
        Document found = layout.find(eq("_id", LAYOUT_ID)).first();
        if (found == null) {
            layout.updateOne(
                    eq("_id", LAYOUT_ID), Updates.setOnInsert(VERSION, LAYOUT), new UpdateOptions().upsert(true));
        } else if (!(found.get(VERSION) instanceof Number version) || version.longValue() > LAYOUT) {
            throw new LaterLayoutException(name, String.valueOf(found.get(VERSION)), LAYOUT);
        }
    }

    private void checkNewest() {
        long next = -1;
        Object nextId = null;
        for (Document document : documents
                .find()
                .sort(descending("_id"))
                .projection(include("n"))
                .limit(NEWEST)) {
            long end = endOf(document);
            if (nextId != null && end != next) {
                throw new ForeignDocumentException(nextId, "what is before it ends at %d".formatted(end), null);
            }
            nextId = document.get("_id");
            next = document.getLong("_id");
        }
    }

    /** Where a document of the log ends, of which {@code _id} and {@code n} were read. */
    static long endOf(Document document) {
        Object id = document.get("_id");
        if (!(id instanceof Long first) || first < 0) {
            throw new ForeignDocumentException(String.valueOf(id), "its _id is no position (a long, 0 or more)", null);
        }
        if (!(document.get("n") instanceof Integer count) || count < 1) {
            throw new ForeignDocumentException(id, "its n is no number of events", null);
        }
        return first + count;
    }
}

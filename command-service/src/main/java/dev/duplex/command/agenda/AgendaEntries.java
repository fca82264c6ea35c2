package dev.duplex.command.agenda;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The entries in MongoDB, by key and by the instant at which to look at them next. Thread-safe. */
final class AgendaEntries {

    /** A change that an event at a position made. */
    record Change(String automation, AgendaChange change, long position) {

        String id() {
            return automation + "/" + change.key();
        }
    }

    /**
     * An entry as it is stored.
     *
     * @param position of the event that put it: another one is another entry
     * @param failures how often its command has failed
     */
    record Stored(String id, String automation, AgendaEntry entry, long position, int failures) {}

    private final MongoCollection<Document> entries;

    AgendaEntries(MongoCollection<Document> entries) {
        this.entries = AgendaBuild.safe(entries);
        entries.createIndex(Indexes.ascending("next"));
    }

    /** A key at most once. What a node that has lost the agenda writes late changes nothing of what was put since. */
    void write(Collection<Change> changes) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Change change : changes) {
            Bson older = and(eq("_id", change.id()), lt("position", change.position()));
            writes.add(
                    switch (change.change()) {
                        case AgendaChange.Put put ->
                            new ReplaceOneModel<>(older, document(change, put), new ReplaceOptions().upsert(true));
                        case AgendaChange.Remove _ -> new DeleteOneModel<>(older);
                    });
        }
        if (writes.isEmpty()) {
            return;
        }
        try {
            entries.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // a key that is there with a later position
            if (!e.getWriteErrors().stream()
                    .allMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    private static Document document(Change change, AgendaChange.Put put) {
        Document ids = new Document();
        put.ids().forEach((name, id) -> ids.append(name, id.toString()));
        Instant due = millisNotBefore(put.due());
        return new Document("_id", change.id())
                .append("automation", change.automation())
                .append("key", put.key())
                .append("due", due)
                .append("next", due)
                .append("ids", ids)
                .append("position", change.position())
                .append("failures", 0);
    }

    /** The database keeps milliseconds, and nothing fires before its instant. */
    static Instant millisNotBefore(Instant instant) {
        Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
        return millis.isBefore(instant) ? millis.plusMillis(1) : millis;
    }

    /** Oldest first. */
    List<Stored> due(Instant now, int atMost) {
        return entries.find(lte("next", now))
                .sort(Sorts.ascending("next"))
                .limit(atMost)
                .map(AgendaEntries::stored)
                .into(new ArrayList<>());
    }

    /** When the next one is due. */
    Optional<Instant> nextAfter(Instant now) {
        return Optional.ofNullable(entries.find(gt("next", now))
                        .sort(Sorts.ascending("next"))
                        .limit(1)
                        .projection(Projections.include("next"))
                        .first())
                .map(entry -> entry.getDate("next").toInstant());
    }

    /** @return false when it has moved, and so stays, or was gone already */
    boolean end(Stored entry) {
        return entries.deleteOne(same(entry)).getDeletedCount() > 0;
    }

    void retry(Stored entry, Instant next) {
        entries.updateOne(same(entry), combine(set("next", next), set("failures", entry.failures() + 1)));
    }

    /** It is due later than its event said. */
    void postpone(Stored entry, Instant next) {
        entries.updateOne(same(entry), set("next", millisNotBefore(next)));
    }

    private static Bson same(Stored entry) {
        return and(eq("_id", entry.id()), eq("position", entry.position()));
    }

    long count() {
        return entries.estimatedDocumentCount();
    }

    private static Stored stored(Document document) {
        Map<String, String> ids = new HashMap<>();
        document.get("ids", Document.class).forEach((name, id) -> ids.put(name, (String) id));
        return new Stored(
                document.getString("_id"),
                document.getString("automation"),
                new AgendaEntry(
                        document.getString("key"), document.getDate("due").toInstant(), ids),
                document.getLong("position"),
                document.getInteger("failures"));
    }
}

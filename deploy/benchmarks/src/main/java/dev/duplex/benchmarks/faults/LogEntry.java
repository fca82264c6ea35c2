package dev.duplex.benchmarks.faults;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * A document of the log, read by the plain driver.
 *
 * @param first its {@code _id}
 * @param n its {@code n}
 * @param append the bytes of its {@code append}, in hexadecimal
 */
record LogEntry(long first, int n, String append, List<Fact> events) {

    static final String DATABASE = "faults";
    static final String COLLECTION = "events";

    long end() {
        return first + n;
    }

    static List<LogEntry> all(MongoDatabase database) {
        List<LogEntry> entries = new ArrayList<>();
        MongoCollection<Document> collection = database.getCollection(COLLECTION);
        collection.find().sort(Sorts.ascending("_id")).batchSize(1_000).forEach(document -> entries.add(of(document)));
        return entries;
    }

    static LogEntry of(Document document) {
        return new LogEntry(
                document.getLong("_id"),
                document.getInteger("n"),
                java.util.HexFormat.of()
                        .formatHex(document.get("append", Binary.class).getData()),
                document.getList("events", Document.class).stream()
                        .map(LogEntry::fact)
                        .toList());
    }

    private static Fact fact(Document event) {
        Set<String> tags = new HashSet<>();
        event.getList("tags", String.class).forEach(tag -> tags.add(tag.intern()));
        return new Fact(event.getString("id"), event.getString("type").intern(), tags);
    }
}

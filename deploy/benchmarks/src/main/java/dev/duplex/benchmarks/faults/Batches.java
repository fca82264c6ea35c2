package dev.duplex.benchmarks.faults;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.bson.Document;

/** Batches of documents that are inserted and deleted as one, and what became of each as its writer knows. Thread-safe. */
final class Batches {

    /** Documents in a batch. */
    static final int SIZE = 7;

    private static final String TEXT = "x".repeat(100);

    /** What must be there: everything, nothing, or one of the two. */
    enum State {
        UNSURE,
        PRESENT,
        GONE
    }

    private final MongoCollection<Document> collection;
    private final Map<Long, State> states;

    private Batches(MongoCollection<Document> collection, Map<Long, State> states) {
        this.collection = collection;
        this.states = states;
    }

    static Batches none(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending("tags", "_id"));
        collection.createIndex(Indexes.ascending("batch"));
        return new Batches(collection, new ConcurrentHashMap<>());
    }

    /** The same batches by way of another connection. */
    Batches in(MongoCollection<Document> other) {
        return new Batches(other, states);
    }

    void insert(long batch) {
        states.put(batch, State.UNSURE);
        collection.insertMany(IntStream.range(0, SIZE)
                .mapToObj(i -> new Document("_id", batch * SIZE + i)
                        .append("batch", batch)
                        .append("tags", List.of("b" + batch, "all"))
                        .append("text", TEXT))
                .toList());
        states.put(batch, State.PRESENT);
    }

    void delete(long batch) {
        states.put(batch, State.UNSURE);
        collection.deleteMany(Filters.eq("batch", batch));
        states.put(batch, State.GONE);
    }

    /**
     * Reads everything, and holds on to what it found: read once, it must stay.
     *
     * @return what is not as it was acknowledged, or there by halves
     */
    List<String> verify() {
        List<String> wrong = new ArrayList<>();
        Map<Long, Integer> found = new HashMap<>();
        int documents = 0;
        for (Document document : collection.find().projection(Projections.include("batch", "text"))) {
            documents++;
            found.merge(document.getLong("batch"), 1, Integer::sum);
            if (!TEXT.equals(document.getString("text"))) {
                wrong.add("half a document: " + document);
            }
        }
        for (Map.Entry<Long, State> entry : new TreeMap<>(states).entrySet()) {
            int there = found.getOrDefault(entry.getKey(), 0);
            Set<Integer> allowed = switch (entry.getValue()) {
                case UNSURE -> Set.of(0, SIZE);
                case PRESENT -> Set.of(SIZE);
                case GONE -> Set.of(0);
            };
            if (!allowed.contains(there)) {
                wrong.add("batch " + entry.getKey() + " is " + entry.getValue() + ", and " + there + " of " + SIZE
                        + " are there");
            }
            states.put(entry.getKey(), there == 0 ? State.GONE : State.PRESENT);
        }
        long counted = collection.estimatedDocumentCount();
        long indexed = collection.countDocuments(Filters.eq("tags", "all"));
        if (counted != documents || indexed != documents) {
            wrong.add(documents + " documents, the count says " + counted + ", the index " + indexed);
        }
        return wrong;
    }
}

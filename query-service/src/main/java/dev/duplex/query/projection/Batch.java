package dev.duplex.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a batch of events concerns: loaded once, changed in memory, written together at the end. Each
 * event has its effect once: what a document already held when it was loaded is not applied to it again. For one thread.
 */
public final class Batch {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /** What MongoDB accepts as a document. */
    private static final int MAX_BYTES = 16 << 20;

    private final @Nullable MongoDatabase database;
    private final Generation generation;
    private final Map<String, Map<Object, Held>> held = new HashMap<>();

    public Batch(MongoDatabase database) {
        this(database, Generation.FIRST);
    }

    /** Of documents that were never stored: what events alone lead to. */
    static Batch ofNothing() {
        return new Batch(null, Generation.FIRST);
    }

    Batch(@Nullable MongoDatabase database, Generation generation) {
        this.database = database;
        this.generation = generation;
    }

    private <D extends ReadDocument> MongoCollection<D> collection(Shelf<D> shelf) {
        return stored().getCollection(generation.collection(shelf), shelf.type());
    }

    private MongoDatabase stored() {
        return Objects.requireNonNull(database, "nothing is stored");
    }

    private <D extends ReadDocument> Iterable<D> find(Shelf<D> shelf, Bson filter) {
        return database == null ? List.of() : collection(shelf).find(filter);
    }

    /** Loads those of the documents that are not here yet, with one query. */
    public void load(Shelf<?> shelf, Collection<?> ids) {
        Map<Object, Held> known = heldOf(shelf);
        List<Object> missing = new ArrayList<>();
        for (Object id : ids) {
            if (!known.containsKey(id)) {
                missing.add(id);
                known.put(id, new Held(null));
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Bson filter = missing.size() == 1 ? Filters.eq(missing.getFirst()) : Filters.in("_id", missing);
        for (ReadDocument document : find(shelf, filter)) {
            known.put(document.id(), new Held(document));
        }
    }

    /** All documents of a shelf that are here. */
    public <D extends ReadDocument> List<D> all(Shelf<D> shelf) {
        return heldOf(shelf).values().stream()
                .map(document -> shelf.type().cast(document.now))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The document as it is after the events applied so far. */
    public <D extends ReadDocument> Optional<D> get(Shelf<D> shelf, Object id) {
        return Optional.ofNullable(shelf.type().cast(heldAt(shelf, id).now));
    }

    /**
     * Applies one event to one document, unless the document held it already when it was loaded.
     *
     * @param position the event's, to be carried by the document that {@code fold} gives
     * @param fold from the document before, null where there is none, to the one after; null or the same one changes
     *     nothing
     */
    public <D extends ReadDocument> void update(
            Shelf<D> shelf, Object id, long position, Function<@Nullable D, @Nullable D> fold) {
        Held document = heldAt(shelf, id);
        if (document.loaded >= position) {
            return;
        }
        D before = shelf.type().cast(document.now);
        D after = fold.apply(before);
        if (after != null && !Objects.equals(after, before)) {
            document.now = after;
            document.changed = true;
        }
    }

    /** Like {@link #update} for a document that is there; nothing happens where there is none. */
    public <D extends ReadDocument> void change(
            Shelf<D> shelf, Object id, long position, Function<D, @Nullable D> fold) {
        update(shelf, id, position, before -> before == null ? null : fold.apply(before));
    }

    /**
     * All documents that match, those changed in this batch as they are now.
     *
     * @param filter finds candidates in the database; must not depend on what this batch may have changed
     * @param test the same condition
     */
    public <D extends ReadDocument> List<D> where(Shelf<D> shelf, Bson filter, Predicate<D> test) {
        Map<Object, Held> known = heldOf(shelf);
        for (D document : find(shelf, filter)) {
            known.computeIfAbsent(document.id(), id -> new Held(document));
        }
        return known.values().stream()
                .map(document -> shelf.type().cast(document.now))
                .filter(Objects::nonNull)
                .filter(test)
                .toList();
    }

    /**
     * Writes what changed, a bulk write a collection, in the order given. All of it is encoded before any is written, so that
     * what cannot be stored leaves nothing behind.
     *
     * @throws RuntimeException other than of the database when a document cannot be stored
     */
    public void flush(List<Shelf<?>> order) {
        Map<Shelf<?>, List<WriteModel<RawBsonDocument>>> all = new LinkedHashMap<>();
        order.forEach(shelf -> all.put(shelf, writes(shelf)));
        all.forEach((shelf, writes) -> {
            if (!writes.isEmpty()) {
                stored().getCollection(generation.collection(shelf), RawBsonDocument.class)
                        .bulkWrite(writes, UNORDERED);
            }
        });
    }

    private <D extends ReadDocument> List<WriteModel<RawBsonDocument>> writes(Shelf<D> shelf) {
        Codec<D> codec = collection(shelf).getCodecRegistry().get(shelf.type());
        List<WriteModel<RawBsonDocument>> writes = new ArrayList<>();
        heldOf(shelf).values().stream().filter(document -> document.changed).forEach(document -> {
            D now = Objects.requireNonNull(shelf.type().cast(document.now));
            RawBsonDocument raw = new RawBsonDocument(now, codec);
            int bytes = raw.getByteBuffer().remaining();
            if (bytes > MAX_BYTES) {
                throw new IllegalStateException("Document %s of %s has %d bytes, more than a document can have"
                        .formatted(now.id(), shelf.collection(), bytes));
            }
            writes.add(
                    document.isNew()
                            ? new InsertOneModel<>(raw)
                            : new ReplaceOneModel<>(Filters.eq(raw.get("_id")), raw));
        });
        return writes;
    }

    private Map<Object, Held> heldOf(Shelf<?> shelf) {
        return held.computeIfAbsent(shelf.collection(), any -> new LinkedHashMap<>());
    }

    private Held heldAt(Shelf<?> shelf, Object id) {
        load(shelf, List.of(id));
        return Objects.requireNonNull(heldOf(shelf).get(id));
    }

    private static final class Held {

        private final long loaded;
        private @Nullable ReadDocument now;
        private boolean changed;

        private Held(@Nullable ReadDocument now) {
            this.now = now;
            this.loaded = now == null ? -1 : now.position();
        }

        private boolean isNew() {
            return loaded < 0;
        }
    }
}

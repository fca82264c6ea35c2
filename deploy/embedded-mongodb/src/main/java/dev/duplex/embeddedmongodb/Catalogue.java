package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import dev.duplex.embeddedmongodb.EmbeddedMongoException.Reason;
import java.util.List;
import java.util.TreeMap;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Which collections and indexes exist, in which space each is kept: space 0 of the store. Every change is one batch, so
 * a crash leaves it done or undone. Thread-safe.
 */
final class Catalogue {

    private static final int FORMAT = 1;

    /** A collection and the space of its documents. */
    record CollectionEntry(int space, String database, String name) {}

    /**
     * An index and the space of its keys.
     *
     * @param description as listIndexes tells it, without the namespace
     * @param built false while its keys are being written for documents that were there before
     * @param multikey bit i is set once a document had an array in field i
     */
    record IndexEntry(int space, int collection, Document description, boolean built, long multikey) {

        IndexEntry asBuilt() {
            return new IndexEntry(space, collection, description, true, multikey);
        }

        IndexEntry withMultikey(long mask) {
            return new IndexEntry(space, collection, description, built, mask);
        }
    }

    private final Store store;
    private final TreeMap<Integer, CollectionEntry> collections = new TreeMap<>();
    private final TreeMap<Integer, IndexEntry> indexes = new TreeMap<>();
    private int nextSpace = 1;

    Catalogue(Store store) {
        this.store = store;
        byte[] format = store.get(key('f', 0));
        if (format == null) {
            change(batch -> batch.put(key('f', 0), int32(FORMAT)));
        } else if (toInt(format) != FORMAT) {
            throw new EmbeddedMongoException(
                    Reason.FORMAT_UNKNOWN,
                    "The data directory has format " + toInt(format) + ", this version knows " + FORMAT
                            + ". Start it with the version that wrote it.",
                    null);
        }
        byte[] next = store.get(key('n', 0));
        if (next != null) {
            nextSpace = toInt(next);
        }
        load();
        // their creation was never acknowledged
        List.copyOf(indexes.values()).stream().filter(index -> !index.built()).forEach(this::dropIndex);
    }

    synchronized List<CollectionEntry> collections() {
        return List.copyOf(collections.values());
    }

    synchronized List<CollectionEntry> collections(String database) {
        return collections.values().stream()
                .filter(entry -> entry.database().equals(database))
                .toList();
    }

    synchronized List<IndexEntry> indexes(int collection) {
        return indexes.values().stream()
                .filter(entry -> entry.collection() == collection)
                .toList();
    }

    synchronized CollectionEntry openOrCreateCollection(String database, String name) {
        return collections(database).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    CollectionEntry entry = new CollectionEntry(nextSpace++, database, name);
                    save(entry);
                    return entry;
                });
    }

    synchronized void rename(CollectionEntry entry, String name) {
        save(new CollectionEntry(entry.space(), entry.database(), name));
    }

    /** A new index, of which the keys are still to be written. */
    synchronized IndexEntry createIndex(int collection, Document description) {
        IndexEntry entry = new IndexEntry(nextSpace++, collection, description, false, 0);
        change(batch -> {
            batch.put(key('n', 0), int32(nextSpace));
            update(batch, entry);
        });
        indexes.put(entry.space(), entry);
        return entry;
    }

    /** Records a change of the entry as part of the batch that made it true. */
    synchronized void update(WriteBatch batch, IndexEntry entry) throws RocksDBException {
        batch.put(
                key('i', entry.space()),
                Bson.encode(new Document("collection", entry.collection())
                        .append("description", entry.description())
                        .append("built", entry.built())
                        .append("multikey", entry.multikey())));
        indexes.put(entry.space(), entry);
    }

    synchronized void dropIndex(IndexEntry entry) {
        change(batch -> {
            batch.delete(key('i', entry.space()));
            deleteSpace(batch, entry.space());
        });
        indexes.remove(entry.space());
        reclaim(entry.space());
    }

    synchronized void dropCollection(CollectionEntry entry) {
        List<IndexEntry> dropped = indexes(entry.space());
        change(batch -> {
            batch.delete(key('c', entry.space()));
            batch.delete(statisticsKey(entry.space()));
            deleteSpace(batch, entry.space());
            for (IndexEntry index : dropped) {
                batch.delete(key('i', index.space()));
                deleteSpace(batch, index.space());
            }
        });
        collections.remove(entry.space());
        reclaim(entry.space());
        for (IndexEntry index : dropped) {
            indexes.remove(index.space());
            reclaim(index.space());
        }
    }

    static byte[] statisticsKey(int collection) {
        return key('s', collection);
    }

    private void load() {
        try (View view = store.view();
                View.Range all = view.range(int32(0), int32(1), false)) {
            while (all.next()) {
                byte[] key = all.key();
                int space = toInt(java.util.Arrays.copyOfRange(key, 5, 9));
                if (key[4] == 'c') {
                    Document entry = Bson.decode(all.value());
                    collections.put(
                            space,
                            new CollectionEntry(
                                    space,
                                    Bson.required(entry, "database", String.class),
                                    Bson.required(entry, "name", String.class)));
                } else if (key[4] == 'i') {
                    Document entry = Bson.decode(all.value());
                    indexes.put(
                            space,
                            new IndexEntry(
                                    space,
                                    Bson.required(entry, "collection", Integer.class),
                                    Bson.required(entry, "description", Document.class),
                                    Bson.required(entry, "built", Boolean.class),
                                    Bson.required(entry, "multikey", Long.class)));
                }
            }
        }
    }

    private void save(CollectionEntry entry) {
        change(batch -> {
            batch.put(key('n', 0), int32(nextSpace));
            batch.put(
                    key('c', entry.space()),
                    Bson.encode(new Document("database", entry.database()).append("name", entry.name())));
        });
        collections.put(entry.space(), entry);
    }

    private interface Change {
        void addTo(WriteBatch batch) throws RocksDBException;
    }

    private void change(Change change) {
        try (WriteBatch batch = new WriteBatch()) {
            change.addTo(batch);
            store.write(batch);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deleteSpace(WriteBatch batch, int space) throws RocksDBException {
        batch.deleteRange(int32(space), int32(space + 1));
    }

    private void reclaim(int space) {
        store.reclaim(int32(space), int32(space + 1));
    }

    private static byte[] key(char kind, int number) {
        return new KeyWriter()
                .int32(0)
                .raw(new byte[] {(byte) kind})
                .int32(number)
                .toBytes();
    }

    static byte[] int32(int value) {
        return new KeyWriter().int32(value).toBytes();
    }

    private static int toInt(byte[] bytes) {
        return java.nio.ByteBuffer.wrap(bytes).getInt();
    }
}

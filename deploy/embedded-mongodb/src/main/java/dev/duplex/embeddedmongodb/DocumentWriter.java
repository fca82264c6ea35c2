package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Writes documents of one collection: a document, its index keys and the collection's size in one batch. Used under
 * the collection's lock.
 */
final class DocumentWriter implements AutoCloseable {

    /** Of documents in one write; a longer command is several. */
    private static final long MOST_BYTES = 8 << 20;

    private final Store store;
    private final RocksCollection collection;
    private final List<SecondaryIndex> indexes;
    private final WriteBatch batch = new WriteBatch();
    private final Set<DocumentKey> pendingDocuments = new HashSet<>();
    private final Set<Bytes> pendingUniques = new HashSet<>();
    /** Marked when the batch is written: a mark without its batch would never get to the disk. */
    private final Map<SecondaryIndex, Long> pendingMultikey = new HashMap<>();

    private int count;
    private long size;

    DocumentWriter(Store store, RocksCollection collection, List<SecondaryIndex> indexes) {
        this.store = store;
        this.collection = collection;
        this.indexes = indexes;
        this.count = collection.count();
        this.size = collection.size();
    }

    /** @throws MongoServerError if the document or one of its keys is refused; nothing of it is written then */
    void insert(Document document) {
        DocumentKey key = collection.keyOf(document);
        IndexKeys.refuseTooLong(key.bytes());
        if (pendingDocuments.contains(key) || (collection.highest().mayHave(key) && store.exists(key.bytes()))) {
            throw new DuplicateKeyError(
                    collection, "_id_ dup key: " + new Document("_id", document.get("_id")).toString(true, "{ ", " }"));
        }
        byte[] bytes = Bson.encode(document);
        IndexKeys[] keys = new IndexKeys[indexes.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = indexes.get(i).keysOf(document);
            indexes.get(i).refuseDuplicates(document, keys[i], key, pendingUniques);
        }
        pendingDocuments.add(key);
        try {
            batch.put(key.bytes(), bytes);
            for (int i = 0; i < keys.length; i++) {
                indexes.get(i).pend(keys[i], pendingUniques);
                change(indexes.get(i), key, IndexKeys.NONE, keys[i]);
            }
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
        count++;
        size += bytes.length;
        writeIfLong();
    }

    void update(DocumentKey key, Document before, Document after) {
        byte[] bytes = Bson.encode(after);
        IndexKeys[] keys = indexes.stream().map(index -> index.keysOf(after)).toArray(IndexKeys[]::new);
        try {
            batch.put(key.bytes(), bytes);
            for (int i = 0; i < keys.length; i++) {
                change(indexes.get(i), key, indexes.get(i).keysOf(before), keys[i]);
            }
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
        size += bytes.length - Bson.encode(before).length;
        writeIfLong();
    }

    void delete(Document document) {
        DocumentKey key = collection.keyOf(document);
        try {
            batch.delete(key.bytes());
            for (SecondaryIndex index : indexes) {
                change(index, key, index.keysOf(document), IndexKeys.NONE);
            }
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
        count--;
        size -= Bson.encode(document).length;
        writeIfLong();
    }

    /** Makes visible what was done; durable at the end of the command. */
    void write() {
        if (batch.count() == 0) {
            return;
        }
        try {
            for (Map.Entry<SecondaryIndex, Long> pending : pendingMultikey.entrySet()) {
                SecondaryIndex index = pending.getKey();
                collection.markMultikey(batch, index, index.multikey() | pending.getValue());
            }
            batch.put(Catalogue.statisticsKey(collection.space()), statistics(count, size));
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
        store.write(batch);
        collection.counted(count, size);
        collection.highest().wrote(pendingDocuments);
        batch.clear();
        pendingDocuments.clear();
        pendingMultikey.clear();
        pendingUniques.clear();
    }

    static byte[] statistics(int count, long size) {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(count)
                .putLong(size)
                .array();
    }

    private void writeIfLong() {
        if (batch.getDataSize() > MOST_BYTES) {
            write();
        }
    }

    private void change(SecondaryIndex index, DocumentKey key, IndexKeys before, IndexKeys after)
            throws RocksDBException {
        if ((after.multikey() & ~index.multikey()) != 0) {
            pendingMultikey.merge(index, after.multikey(), (a, b) -> a | b);
        }
        for (Bytes fields : before.fields()) {
            if (!after.fields().contains(fields)) {
                index.delete(batch, fields, key);
            }
        }
        for (Bytes fields : after.fields()) {
            if (!before.fields().contains(fields)) {
                index.put(batch, fields, key);
            }
        }
    }

    @Override
    public void close() {
        batch.close();
    }
}

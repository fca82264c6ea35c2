package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import dev.duplex.embeddedmongodb.Catalogue.IndexEntry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * An ordered index in a space of its own.
 *
 * <p>A unique one maps the fields to the document's key. Any other has the document's key at the end of its own, so
 * equal fields are ordered by {@code _id}; the value is how long that end is.
 */
final class SecondaryIndex extends PrimaryKeyIndex {

    private final Store store;
    private final Document description;
    private final boolean unique;
    private final @Nullable Document partialFilter;
    private volatile @Nullable IndexEntry entry;
    private volatile boolean dropped;

    SecondaryIndex(
            RocksCollection collection,
            Store store,
            String name,
            List<IndexKey> keys,
            boolean sparse,
            boolean unique,
            Document description,
            @Nullable IndexEntry entry) {
        super(collection, name, keys, sparse);
        this.store = store;
        this.description = description;
        this.unique = unique;
        this.partialFilter = (Document) description.get("partialFilterExpression");
        this.entry = entry;
    }

    Document description() {
        return description;
    }

    boolean isNew() {
        return entry == null;
    }

    IndexEntry entry() {
        IndexEntry current = entry;
        if (current == null) {
            throw new IllegalStateException(this + " is not in the catalogue");
        }
        return current;
    }

    void entry(IndexEntry entry) {
        this.entry = entry;
    }

    int space() {
        return entry().space();
    }

    long multikey() {
        return entry().multikey();
    }

    boolean isDropped() {
        return dropped;
    }

    boolean sparse() {
        return isSparse();
    }

    @Nullable Document partialFilter() {
        return partialFilter;
    }

    IndexKeys keysOf(Document document) {
        boolean absent = isSparse()
                && getKeys().stream()
                        .allMatch(key ->
                                Utils.getSubdocumentValueCollectionAware(document, key.getKey()) instanceof Missing);
        if (absent || (partialFilter != null && !new DefaultQueryMatcher().matches(document, partialFilter))) {
            return IndexKeys.NONE;
        }
        return IndexKeys.of(document, getKeys());
    }

    /**
     * Refuses keys that another document has, or that are pending in the same batch.
     *
     * @throws DuplicateKeyError code 11000
     */
    void refuseDuplicates(Document document, IndexKeys keys, DocumentKey owner, Set<Bytes> pending) {
        if (!unique) {
            return;
        }
        for (Bytes fields : keys.fields()) {
            byte[] key = keyWithoutOwner(fields);
            byte[] holder = store.get(key);
            if (pending.contains(new Bytes(key)) || (holder != null && !Arrays.equals(holder, owner.bytes()))) {
                throw new DuplicateKeyError(collection(), getName() + " dup key: " + valuesOf(document));
            }
        }
    }

    void put(WriteBatch batch, Bytes fields, DocumentKey owner) throws RocksDBException {
        if (unique) {
            batch.put(keyWithoutOwner(fields), owner.bytes());
        } else {
            batch.put(keyWithOwner(fields, owner), lengthOf(owner));
        }
    }

    void delete(WriteBatch batch, Bytes fields, DocumentKey owner) throws RocksDBException {
        batch.delete(unique ? keyWithoutOwner(fields) : keyWithOwner(fields, owner));
    }

    /** Marks the pending unique keys of a batch that is not written yet. */
    void pend(IndexKeys keys, Set<Bytes> pending) {
        if (unique) {
            keys.fields().forEach(fields -> pending.add(new Bytes(keyWithoutOwner(fields))));
        }
    }

    /** The key of the document that an entry of this index leads to. */
    byte[] ownerOf(byte[] key, byte[] value) {
        if (unique) {
            return value;
        }
        int length = ByteBuffer.wrap(value).getShort() & 0xFFFF;
        return new KeyWriter()
                .int32(entry().collection())
                .raw(Arrays.copyOfRange(key, key.length - length, key.length))
                .toBytes();
    }

    @Override
    public @Nullable DocumentKey getPosition(Document document) {
        return null; // the primary key tells it
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<DocumentKey> ignored) {
        refuseDuplicates(after, keysOf(after), collection().keyOf(after), Set.of());
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof SecondaryIndex that
                && unique == that.unique
                && sparse() == that.sparse()
                && java.util.Objects.equals(partialFilter, that.partialFilter)
                && java.util.Objects.equals(description.get("key"), that.description.get("key"));
    }

    @Override
    public void drop() {
        dropped = true;
        collection().forget(this);
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    private String valuesOf(Document document) {
        Document values = new Document();
        for (IndexKey key : getKeys()) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
            values.put(key.getKey(), value instanceof Missing ? null : value);
        }
        return values.toString(true, "{ ", " }");
    }

    private byte[] keyWithoutOwner(Bytes fields) {
        return new KeyWriter().int32(space()).raw(fields.array()).toBytes();
    }

    private byte[] keyWithOwner(Bytes fields, DocumentKey owner) {
        byte[] id = Arrays.copyOfRange(owner.bytes(), Integer.BYTES, owner.bytes().length);
        return new KeyWriter().int32(space()).raw(fields.array()).raw(id).toBytes();
    }

    private static byte[] lengthOf(DocumentKey owner) {
        return ByteBuffer.allocate(Short.BYTES)
                .putShort((short) (owner.bytes().length - Integer.BYTES))
                .array();
    }
}

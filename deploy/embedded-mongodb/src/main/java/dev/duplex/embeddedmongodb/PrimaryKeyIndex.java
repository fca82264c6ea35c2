package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The index on {@code _id}, which is the order in which documents are kept: nothing to maintain. */
class PrimaryKeyIndex extends Index<DocumentKey> {

    private final RocksCollection collection;

    PrimaryKeyIndex(RocksCollection collection, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.collection = collection;
    }

    final RocksCollection collection() {
        return collection;
    }

    @Override
    public @Nullable DocumentKey getPosition(Document document) {
        return collection.keyOf(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<DocumentKey> collection) {}

    @Override
    public void add(Document document, DocumentKey position, MongoCollection<DocumentKey> collection) {}

    @Override
    public @Nullable DocumentKey remove(Document document) {
        return getPosition(document);
    }

    /** Queries are planned by the collection. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<DocumentKey> getPositions(Document query) {
        return List.of();
    }

    @Override
    public long getCount() {
        return collection.count();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<DocumentKey> collection) {}

    /** The collection writes a document and its index keys together. */
    @Override
    public void updateInPlace(
            Document before, Document after, DocumentKey position, MongoCollection<DocumentKey> collection) {}

    @Override
    public void drop() {}

    @Override
    public boolean isUnique() {
        return true;
    }
}

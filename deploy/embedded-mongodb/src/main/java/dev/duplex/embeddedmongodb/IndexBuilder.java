package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Set;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes the keys of the documents that were there before their index. */
final class IndexBuilder {

    private static final int ENTRIES_A_WRITE = 1000;

    private IndexBuilder() {}

    /**
     * Used under the collection's lock, so that no document comes meanwhile. A crash before the end leaves an entry in
     * the catalogue that is not marked as built, which the next start removes.
     *
     * @throws IndexBuildFailedException if the documents do not allow it; nothing of it is left then
     */
    static void build(SecondaryIndex index, RocksCollection collection, Store store, Catalogue catalogue) {
        index.entry(catalogue.createIndex(collection.space(), index.description()));
        try (WriteBatch batch = new WriteBatch()) {
            for (Document document : collection.queryAll()) {
                DocumentKey owner = collection.keyOf(document);
                IndexKeys keys = index.keysOf(document);
                index.entry(index.entry().withMultikey(index.multikey() | keys.multikey()));
                index.refuseDuplicates(document, keys, owner, Set.of());
                for (Bytes fields : keys.fields()) {
                    index.put(batch, fields, owner);
                }
                if (index.isUnique() || batch.count() > ENTRIES_A_WRITE) { // the next one must see a unique key
                    store.write(batch);
                    batch.clear();
                }
            }
            index.entry(index.entry().asBuilt());
            catalogue.update(batch, index.entry());
            store.write(batch);
        } catch (MongoServerError e) {
            catalogue.dropIndex(index.entry());
            throw new IndexBuildFailedException(e, collection);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }
}

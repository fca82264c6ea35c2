package dev.duplex.embeddedmongodb;

import static de.bwaldvogel.mongo.backend.Constants.ID_FIELD;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.IndexKeySpecsConflictException;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import dev.duplex.embeddedmongodb.Catalogue.CollectionEntry;
import dev.duplex.embeddedmongodb.Catalogue.IndexEntry;
import dev.duplex.embeddedmongodb.CommandScope.Pushdown;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * A collection whose documents are kept in the order of their {@code _id}. Writers take turns by a lock, which they do
 * not hold while waiting for the disk; readers see a state of the store and no lock. Thread-safe.
 */
final class RocksCollection extends AbstractMongoCollection<DocumentKey> {

    private final Store store;
    private final Catalogue catalogue;
    private final OpenCursors cursors;
    private final CollectionEntry entry;
    private final ReentrantLock writing = new ReentrantLock();
    private final List<SecondaryIndex> secondary = new CopyOnWriteArrayList<>();
    private final HighestKey highest;
    private volatile int count;
    private volatile long size;
    private volatile boolean dropped;

    RocksCollection(
            MongoDatabase database,
            CollectionEntry entry,
            CollectionOptions options,
            CursorRegistry registry,
            OpenCursors cursors,
            Store store,
            Catalogue catalogue) {
        super(database, entry.name(), options, registry);
        this.entry = entry;
        this.cursors = cursors;
        this.store = store;
        this.catalogue = catalogue;
        this.highest = new HighestKey(store, entry.space());
        byte[] statistics = store.get(Catalogue.statisticsKey(entry.space()));
        if (statistics != null) {
            ByteBuffer buffer = ByteBuffer.wrap(statistics);
            count = buffer.getInt();
            size = buffer.getLong();
        }
    }

    int space() {
        return entry.space();
    }

    CollectionEntry entry() {
        return entry;
    }

    DocumentKey keyOf(Document document) {
        return DocumentKey.of(entry.space(), document.get(ID_FIELD));
    }

    // reading

    @Override
    public QueryResult handleQuery(QueryParameters parameters) {
        Document selector = parameters.getQuerySelector();
        if (!selector.containsKey("$query")) {
            return super.handleQuery(parameters);
        }
        // only a client's find comes so, and only it can fetch the rest with a cursor
        Document filter = (Document) selector.get("$query");
        Document sort = (Document) selector.get("$orderby");
        DocumentScan scan =
                scan(filter, sort, parameters.getNumberToSkip(), parameters.getLimit(), parameters.getProjection());
        return cursors.result(scan, parameters.getBatchSize(), scan.left(projection(parameters.getProjection())));
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        DocumentScan scan = CommandScope.closeAtEnd(scan(query, orderBy, numberToSkip, limit, null));
        return new QueryResult(() -> scan.mapped(projection(fieldSelector)));
    }

    /** The beginning of an aggregation may have been pushed down to here. */
    @Override
    public Iterable<Document> queryAll() {
        Pushdown pushed = CommandScope.take(getCollectionName());
        return pushed == null
                ? queryDocuments(new Document(), null, 0, 0, 0, null)
                : queryDocuments(pushed.filter(), pushed.sort(), 0, pushed.limit(), 0, null);
    }

    /** @param asked a projection: the scan does it where an index tells all of it */
    private DocumentScan scan(
            @Nullable Document query, @Nullable Document sort, int skip, int limit, @Nullable Document asked) {
        Document filter = query == null ? new Document() : query;
        // in this order: a listed index is complete in the view, unless it was dropped before the view was taken,
        // and it is marked as multikey before a document that makes it so can be seen
        List<SecondaryIndex> listed = List.copyOf(secondary);
        View view = store.view();
        try {
            Plan plan = plan(listed, filter, sort);
            Document order = sort == null || sort.isEmpty() || sort.containsKey("$natural") ? null : sort;
            Covered covered = Covered.by(plan, asked, projection(asked)).orElse(null);
            return new DocumentScan(new Entries(view, plan, covered), plan, order, skip, limit);
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }

    /** How a find would be read now. */
    Plan plan(Document filter, @Nullable Document sort) {
        return plan(secondary, filter, sort);
    }

    private Plan plan(List<SecondaryIndex> indexes, Document filter, @Nullable Document sort) {
        List<AccessPath> paths = new ArrayList<>();
        paths.add(AccessPath.ofDocuments(entry.space()));
        indexes.stream().filter(index -> !index.isDropped()).map(AccessPath::of).forEach(paths::add);
        return Planner.plan(paths, filter, sort);
    }

    private UnaryOperator<Document> projection(@Nullable Document fields) {
        if (fields == null || fields.isEmpty()) {
            return UnaryOperator.identity();
        }
        return document -> super.matchDocumentsFromStream(new Document(), Stream.of(document), 0, 0, 0, null, fields)
                .iterator()
                .next();
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        return queryDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    @Override
    protected @Nullable Document getDocument(DocumentKey position) {
        byte[] bytes = store.get(position.bytes());
        return bytes == null ? null : Bson.decode(bytes);
    }

    @Override
    protected Stream<DocumentWithPosition<DocumentKey>> streamAllDocumentsWithPosition() {
        return queryAllAsStream().map(document -> new DocumentWithPosition<>(document, keyOf(document)));
    }

    @Override
    public int count() {
        return count;
    }

    long size() {
        return size;
    }

    @Override
    protected int getDataSize() {
        return Math.clamp(size, 0, Integer.MAX_VALUE);
    }

    /** The writer does. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    // writing

    @Override
    public List<Document> insertDocuments(List<Document> documents, boolean isOrdered) {
        List<Document> errors = new ArrayList<>();
        write(writer -> {
            for (int i = 0; i < documents.size(); i++) {
                try {
                    writer.insert(withId(documents.get(i)));
                } catch (MongoServerError e) {
                    errors.add(new Document("index", i)
                            .append("errmsg", e.getMessageWithoutErrorCode())
                            .append("code", e.getCode())
                            .append("codeName", e.getCodeName()));
                    if (isOrdered) {
                        break;
                    }
                }
            }
        });
        return errors;
    }

    @Override
    public void addDocument(Document document) {
        write(writer -> writer.insert(withId(document)));
    }

    @Override
    protected DocumentKey addDocumentInternal(Document document) {
        addDocument(document);
        return keyOf(document);
    }

    private static Document withId(Document document) {
        if (document.get(ID_FIELD) instanceof Collection) {
            throw new InvalidIdFieldError("The '_id' value cannot be of type array");
        }
        if (document.containsKey(ID_FIELD)) {
            return document;
        }
        Document withId = new Document(ID_FIELD, new ObjectId());
        withId.putAll(document);
        document.put(ID_FIELD, withId.get(ID_FIELD));
        return withId;
    }

    @Override
    public Document updateDocuments(
            Document selector,
            Document updateQuery,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        return alone(() -> super.updateDocuments(selector, updateQuery, arrayFilters, isMulti, isUpsert, oplog));
    }

    @Override
    public Document findAndModify(Document query) {
        return alone(() -> super.findAndModify(query));
    }

    @Override
    protected void handleUpdate(DocumentKey position, Document before, Document after) {
        write(writer -> writer.update(position, before, after));
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return alone(() -> {
            int[] deleted = {0};
            write(writer -> {
                for (Document document : queryDocuments(selector, null, 0, limit, 0, null)) {
                    writer.delete(document);
                    deleted[0]++;
                }
            });
            return deleted[0];
        });
    }

    @Override
    public void removeDocument(Document document) {
        write(writer -> writer.delete(document));
    }

    @Override
    protected void removeDocument(DocumentKey position) {
        Document document = getDocument(position);
        if (document != null) {
            removeDocument(document);
        }
    }

    /** No other writer comes between what the work reads and what it writes. */
    private <T> T alone(Supplier<T> work) {
        writing.lock();
        try {
            refuseIfDropped();
            return CommandScope.within(work);
        } finally {
            writing.unlock();
        }
    }

    private interface Writing {
        void with(DocumentWriter writer);
    }

    private void write(Writing work) {
        writing.lock();
        try (DocumentWriter writer = new DocumentWriter(store, this, secondary)) {
            refuseIfDropped();
            work.with(writer);
            writer.write();
        } finally {
            writing.unlock();
        }
    }

    HighestKey highest() {
        return highest;
    }

    void counted(int count, long size) {
        this.count = count;
        this.size = size;
    }

    void markMultikey(WriteBatch batch, SecondaryIndex index, long multikey) throws RocksDBException {
        IndexEntry changed = index.entry().withMultikey(multikey);
        catalogue.update(batch, changed);
        index.entry(changed);
    }

    private void refuseIfDropped() {
        if (dropped) {
            throw new MongoServerError(175, "QueryPlanKilled", "collection " + getFullName() + " was dropped");
        }
    }

    // indexes

    @Override
    public void addIndex(Index<DocumentKey> index) {
        alone(() -> {
            Index<DocumentKey> existing = getIndexes().stream()
                    .filter(other -> other.getName().equals(index.getName()))
                    .findFirst()
                    .orElse(null);
            if (existing == null) {
                if (index instanceof SecondaryIndex added) {
                    if (added.isNew()) {
                        IndexBuilder.build(added, this, store, catalogue);
                    }
                    secondary.add(added);
                }
                getIndexes().add(index);
            } else if (!existing.hasSameOptions(index)) {
                throw new IndexKeySpecsConflictException(index, existing);
            }
            return existing == null;
        });
    }

    void forget(SecondaryIndex index) {
        secondary.remove(index);
        catalogue.dropIndex(index.entry());
    }

    @Override
    public void dropIndex(String indexName) {
        writing.lock();
        try {
            super.dropIndex(indexName);
        } finally {
            writing.unlock();
        }
    }

    /** Everything at once; what the server does one by one afterwards finds nothing left. */
    void dropAll() {
        writing.lock();
        try {
            dropped = true;
            catalogue.dropCollection(entry);
            secondary.clear();
            getIndexes().clear();
            counted(0, 0);
        } finally {
            writing.unlock();
        }
    }
}

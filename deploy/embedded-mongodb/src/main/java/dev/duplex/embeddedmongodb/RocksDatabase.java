package dev.duplex.embeddedmongodb;

import static de.bwaldvogel.mongo.backend.Constants.PRIMARY_KEY_INDEX_NAME;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import dev.duplex.embeddedmongodb.Catalogue.CollectionEntry;
import dev.duplex.embeddedmongodb.Catalogue.IndexEntry;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A database: its collections, and how changes of what exists take turns. Thread-safe. */
final class RocksDatabase extends AbstractMongoDatabase<DocumentKey> {

    private static final String NAMESPACES = "system.namespaces";
    private static final String INDEXES = "system.indexes";

    private final Store store;
    private final Catalogue catalogue;
    private final OpenCursors cursors;
    private final ReentrantLock defining = new ReentrantLock();
    /** The server hands over an index's fields only. */
    private @Nullable Document definedIndex;

    RocksDatabase(String name, CursorRegistry registry, OpenCursors cursors, Store store, Catalogue catalogue) {
        super(name, registry);
        this.store = store;
        this.catalogue = catalogue;
        this.cursors = cursors;
        CommandScope.within(() -> {
            initializeNamespacesAndIndexes();
            return this;
        });
    }

    // opening

    @Override
    protected MongoCollection<DocumentKey> openOrCreateCollection(String name, CollectionOptions options) {
        return switch (name) {
            case NAMESPACES -> system(name, options, namespaces());
            case INDEXES -> system(name, options, indexDescriptions());
            default ->
                new RocksCollection(
                        this,
                        catalogue.openOrCreateCollection(databaseName, name),
                        options,
                        cursorRegistry,
                        cursors,
                        store,
                        catalogue);
        };
    }

    private SystemCollection system(String name, CollectionOptions options, List<Document> content) {
        return new SystemCollection(this, name, options, cursorRegistry, content);
    }

    private List<Document> namespaces() {
        return catalogue.collections(databaseName).stream()
                .map(entry -> new Document("name", getFullCollectionNamespace(entry.name())))
                .toList();
    }

    private List<Document> indexDescriptions() {
        List<Document> descriptions = new ArrayList<>();
        for (CollectionEntry entry : catalogue.collections(databaseName)) {
            String namespace = getFullCollectionNamespace(entry.name());
            descriptions.add(new Document("key", new Document("_id", 1))
                    .append("name", PRIMARY_KEY_INDEX_NAME)
                    .append("ns", namespace)
                    .append("v", 2));
            for (IndexEntry index : catalogue.indexes(entry.space())) {
                descriptions.add(index.description().clone().append("ns", namespace));
            }
        }
        return descriptions;
    }

    @Override
    protected Index<DocumentKey> openOrCreateUniqueIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return indexName.equals(PRIMARY_KEY_INDEX_NAME)
                ? new PrimaryKeyIndex(rocks(collectionName), indexName, keys, sparse)
                : secondary(collectionName, indexName, keys, sparse, true);
    }

    @Override
    protected Index<DocumentKey> openOrCreateSecondaryIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return secondary(collectionName, indexName, keys, sparse, false);
    }

    private SecondaryIndex secondary(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse, boolean unique) {
        RocksCollection collection = rocks(collectionName);
        IndexEntry known = definedIndex != null
                ? null
                : catalogue.indexes(collection.space()).stream()
                        .filter(entry -> indexName.equals(entry.description().get("name")))
                        .findFirst()
                        .orElse(null);
        Document description = known != null ? known.description() : java.util.Objects.requireNonNull(definedIndex);
        return new SecondaryIndex(collection, store, indexName, keys, sparse, unique, description, known);
    }

    private RocksCollection rocks(String name) {
        return (RocksCollection) resolveCollection(name, true);
    }

    // changes of what exists

    private <T> T define(java.util.function.Supplier<T> change) {
        defining.lock();
        try {
            return change.get();
        } finally {
            defining.unlock();
        }
    }

    @Override
    protected MongoCollection<DocumentKey> resolveOrCreateCollection(String name) {
        MongoCollection<DocumentKey> existing = resolveCollection(name, false);
        return existing != null ? existing : define(() -> super.resolveOrCreateCollection(name));
    }

    @Override
    public MongoCollection<DocumentKey> createCollectionOrThrowIfExists(String name, CollectionOptions options) {
        return define(() -> super.createCollectionOrThrowIfExists(name, options));
    }

    @Override
    protected void addIndex(Document description) {
        IndexOptions.refuseUnsupported(description);
        define(() -> {
            description.putIfAbsent("v", 2);
            Document kept = description.clone();
            kept.remove("ns");
            Document outer = definedIndex;
            definedIndex = kept;
            try {
                // may create the collection, and with it the index on _id, on the way
                resolveOrCreateCollection(
                        Bson.required(description, "ns", String.class).substring(databaseName.length() + 1));
                definedIndex = kept;
                super.addIndex(description);
            } finally {
                definedIndex = outer;
            }
            return true;
        });
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        define(() -> {
            if (resolveCollection(name, false) instanceof RocksCollection collection) {
                collection.dropAll();
                forgetIndexes(new Document("ns", collection.getFullName()));
            }
            super.dropCollection(name, oplog);
            return true;
        });
    }

    @Override
    public void drop(Oplog oplog) {
        define(() -> {
            for (CollectionEntry entry : catalogue.collections(databaseName)) {
                if (resolveCollection(entry.name(), false) != null) {
                    dropCollection(entry.name(), oplog);
                }
            }
            return true;
        });
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        if (from != this || !(collection instanceof RocksCollection moved)) {
            throw new MongoServerError(20, "IllegalOperation", "can't rename a collection into another database");
        }
        define(() -> {
            catalogue.rename(moved.entry(), newName);
            super.moveCollection(from, collection, newName);
            return true;
        });
    }

    private void forgetIndexes(Document which) {
        MongoCollection<DocumentKey> descriptions = indexes.get();
        if (descriptions != null) {
            for (Document description :
                    List.copyOf(descriptions.handleQueryAsStream(which).toList())) {
                descriptions.removeDocument(description);
            }
        }
    }

    private Document dropIndexes(Document query) {
        return define(() -> {
            String name = Bson.required(query, "dropIndexes", String.class);
            if (!(resolveCollection(name, false) instanceof RocksCollection collection)) {
                throw new MongoServerError(26, "NamespaceNotFound", "ns not found " + name);
            }
            int before = collection.getNumIndexes();
            for (String index : chosen(collection, query.get("index"))) {
                collection.dropIndex(index);
                forgetIndexes(new Document("ns", collection.getFullName()).append("name", index));
            }
            return new Document("nIndexesWas", before).append("ok", 1.0);
        });
    }

    private static List<String> chosen(RocksCollection collection, @Nullable Object choice) {
        List<String> names = collection.getIndexes().stream()
                .filter(index -> isChosen(index, choice))
                .map(Index::getName)
                .toList();
        if (names.contains(PRIMARY_KEY_INDEX_NAME)) {
            throw new MongoServerError(72, "InvalidOptions", "cannot drop _id index");
        }
        if (names.isEmpty() && !"*".equals(choice)) {
            throw new IndexNotFoundException("index not found with name [" + choice + "]");
        }
        return names;
    }

    private static boolean isChosen(Index<?> index, @Nullable Object choice) {
        return switch (choice) {
            case null -> false;
            case Document keys -> keys.equals(index.toIndexDescription().get("key"));
            case List<?> names -> names.contains(index.getName());
            default ->
                "*".equals(choice)
                        ? !index.getName().equals(PRIMARY_KEY_INDEX_NAME)
                        : index.getName().equals(choice);
        };
    }

    // commands

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        UnaryOperator<Document> server = asked -> super.handleCommand(channel, command, asked, resolver, oplog);
        return switch (command) {
            case "insert" -> WriteCommands.insert(query, server);
            case "update" -> WriteCommands.update(query, server);
            case "delete" -> WriteCommands.delete(query, server);
            case "findAndModify" -> WriteCommands.findAndModify(query, server);
            case "find" -> {
                if (Boolean.TRUE.equals(query.get("singleBatch"))) {
                    query.put("batchSize", query.getOrDefault("limit", 0));
                }
                yield server.apply(query);
            }
            case "aggregate" -> {
                Pipelines.refuseChangeStream(query);
                Pipelines.pushDown(query);
                yield Pipelines.inBatches(query, server.apply(Pipelines.withoutBatchSize(query)), cursors);
            }
            case "dropIndexes" -> dropIndexes(query);
            case "explain" -> explain(Bson.required(query, "explain", Document.class));
            case "drop" -> define(() -> server.apply(query));
            default -> server.apply(query);
        };
    }

    /** Which index a command would take, in the words of MongoDB's query planner. */
    private Document explain(Document command) {
        Explanation.Query query = Explanation.queryOf(command);
        return resolveCollection(query.collection(), false) instanceof RocksCollection collection
                ? Explanation.of(collection.plan(query.filter(), query.sort()), query.projection())
                : Explanation.ofNothing();
    }

    @Override
    public boolean isEmpty() {
        return catalogue.collections(databaseName).isEmpty();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }

    @Override
    protected long getStorageSize() {
        return catalogue.collections(databaseName).stream()
                .mapToLong(entry -> resolveCollection(entry.name(), false) instanceof RocksCollection collection
                        ? collection.size()
                        : 0)
                .sum();
    }
}

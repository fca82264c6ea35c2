package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The server's own lists of collections and indexes: a view in memory of what the catalogue keeps. */
final class SystemCollection extends AbstractMongoCollection<DocumentKey> {

    private final Map<Integer, Document> documents = new ConcurrentSkipListMap<>();
    private final AtomicInteger next = new AtomicInteger();

    SystemCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            List<Document> content) {
        super(database, name, options, cursors);
        content.forEach(this::addDocument);
    }

    @Override
    protected DocumentKey addDocumentInternal(Document document) {
        int number = next.getAndIncrement();
        documents.put(number, document);
        return keyOf(number);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            Document orderBy,
            int numberToSkip,
            int numberToReturn,
            int batchSize,
            @Nullable Document fieldSelector) {
        return matchDocumentsFromStream(
                documents.values().stream(), query, orderBy, numberToSkip, numberToReturn, batchSize, fieldSelector);
    }

    @Override
    protected @Nullable Document getDocument(DocumentKey position) {
        return documents.get(numberOf(position));
    }

    @Override
    protected void handleUpdate(DocumentKey position, Document before, Document after) {
        documents.put(numberOf(position), after);
    }

    @Override
    protected void removeDocument(DocumentKey position) {
        documents.remove(numberOf(position));
    }

    @Override
    protected @Nullable DocumentKey findDocumentPosition(Document document) {
        return documents.entrySet().stream()
                .filter(entry -> entry.getValue().equals(document))
                .findFirst()
                .map(entry -> keyOf(entry.getKey()))
                .orElse(null);
    }

    @Override
    protected Stream<DocumentWithPosition<DocumentKey>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(entry.getValue(), keyOf(entry.getKey())));
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    @Override
    protected int getDataSize() {
        return 0;
    }

    private static DocumentKey keyOf(int number) {
        return new DocumentKey(Catalogue.int32(number));
    }

    private static int numberOf(DocumentKey key) {
        return java.nio.ByteBuffer.wrap(key.bytes()).getInt();
    }
}

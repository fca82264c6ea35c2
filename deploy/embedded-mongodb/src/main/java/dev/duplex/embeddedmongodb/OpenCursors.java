package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Results that clients fetch in batches. A cursor holds a state of the store, so it ends when it is read out, killed,
 * or not asked for in ten minutes, as on MongoDB. Thread-safe.
 */
final class OpenCursors implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int FIRST_BATCH = 101;
    private static final int MOST_BYTES = 16 << 20;

    private final CursorRegistry registry;
    private final Map<Long, ScanCursor> open = new ConcurrentHashMap<>();

    OpenCursors(CursorRegistry registry) {
        this.registry = registry;
    }

    /**
     * The first batch, and a cursor if there is more.
     *
     * @param batchSize 0 for MongoDB's default
     */
    QueryResult result(Documents documents, int batchSize, UnaryOperator<Document> projection) {
        ScanCursor cursor = new ScanCursor(registry.generateCursorId(), documents, projection);
        List<Document> first = cursor.takeDocuments(batchSize == 0 ? FIRST_BATCH : Math.abs(batchSize));
        if (cursor.isEmpty()) {
            return new QueryResult(first);
        }
        open.put(cursor.getId(), cursor);
        registry.add(cursor);
        return new QueryResult(first, cursor);
    }

    void kill(long id) {
        ScanCursor cursor = open.get(id);
        registry.remove(id);
        if (cursor != null) {
            cursor.close();
        }
    }

    void closeIdle() {
        long now = System.nanoTime();
        open.values().stream()
                .filter(cursor -> now - cursor.touched > IDLE.toNanos())
                .forEach(cursor -> kill(cursor.getId()));
    }

    @Override
    public void close() {
        open.keySet().forEach(this::kill);
    }

    private final class ScanCursor implements Cursor, AutoCloseable {

        private final long id;
        private final Documents documents;
        private final UnaryOperator<Document> projection;
        private boolean closed;
        private volatile long touched = System.nanoTime();

        ScanCursor(long id, Documents documents, UnaryOperator<Document> projection) {
            this.id = id;
            this.documents = documents;
            this.projection = projection;
        }

        @Override
        public long getId() {
            return id;
        }

        @Override
        public synchronized boolean isEmpty() {
            return closed;
        }

        @Override
        public synchronized List<Document> takeDocuments(int count) {
            touched = System.nanoTime();
            try {
                return take(count);
            } catch (RuntimeException | Error e) {
                registry.remove(id);
                close();
                throw e;
            }
        }

        private List<Document> take(int count) {
            List<Document> batch = new ArrayList<>();
            int bytes = 0;
            while (!closed && (count <= 0 || batch.size() < count) && bytes < MOST_BYTES) {
                if (!documents.hasNext()) {
                    close();
                } else {
                    batch.add(projection.apply(documents.next()));
                    bytes += documents.lastSize();
                }
            }
            if (!closed && !documents.hasNext()) {
                close();
            }
            return batch;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                open.remove(id);
                documents.close();
            }
        }
    }
}

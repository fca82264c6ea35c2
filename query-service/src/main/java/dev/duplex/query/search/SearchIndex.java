package dev.duplex.query.search;

import dev.duplex.query.projection.LoggedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of this node and how far it is. A commit holds whole batches and the position behind them, so a process that
 * dies goes on from its last commit as if nothing had been. Thread-safe; searches wait for nobody who writes.
 */
final class SearchIndex implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    private final Path path;
    private final IndexSettings settings;
    private volatile OpenIndex index;
    private volatile Progress progress;
    private volatile long generation;
    private SearchProjection projection;
    private int uncommitted;

    /** @throws IllegalStateException when another process has the index open */
    SearchIndex(Path path, IndexSettings settings) {
        this.path = path;
        this.settings = settings;
        this.index = IndexFiles.open(path, settings);
        this.projection = new SearchProjection(index);
        this.progress = index.committed();
    }

    /** The first position that is not in it. */
    long position() {
        return progress.position();
    }

    Progress progress() {
        return progress;
    }

    boolean isOpen() {
        return index.isOpen();
    }

    /**
     * @param events in the order of the log, from {@link #position()} on
     * @throws IOException when it cannot be written; it can be handed over again
     */
    synchronized void apply(List<LoggedEvent> events, Progress reached) throws IOException {
        if (reached.position() <= progress.position()) {
            return;
        }
        projection.apply(events);
        generation = index.generation();
        progress = reached;
        uncommitted += Math.max(1, events.size());
        if (uncommitted >= settings.commitEvery()) {
            commit();
        }
    }

    /** Waits until all that was applied can be found. */
    boolean awaitApplied(Duration atMost) throws InterruptedException {
        return index.awaitGeneration(generation, atMost.toMillis());
    }

    synchronized void commit() throws IOException {
        if (uncommitted > 0) {
            index.commit(progress);
            uncommitted = 0;
        }
        Instant now = settings.clock().instant();
        if (!now.isBefore(index.forgotten().plus(settings.forgetAfter())) && index.hasDeletions()) {
            index.forget(now);
            // so that the old files go once the new ones are written
            uncommitted = 1;
        }
    }

    /** Goes on from the last commit. */
    synchronized void reopen() {
        closeQuietly();
        index = IndexFiles.open(path, settings);
        projection = new SearchProjection(index);
        progress = index.committed();
        generation = 0;
        uncommitted = 0;
    }

    /** Forgets everything, for what was read turned out to be another log. */
    synchronized void clear() {
        try {
            index.clear();
            reopen();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot clear " + path, failed);
        }
    }

    /** What searches do with a searcher. */
    @FunctionalInterface
    interface Search<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    <T> T search(Search<T> search) {
        SearcherManager searchers = index.searchers();
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.with(searcher);
            } finally {
                searchers.release(Objects.requireNonNull(searcher));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot search", failed);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (index.isOpen()) {
                commit();
            }
        } catch (IOException failed) {
            LOG.warn("What came in last is indexed again at the next start", failed);
        }
        closeQuietly();
    }

    private void closeQuietly() {
        try {
            index.close();
        } catch (IOException failed) {
            LOG.warn("Cannot close {}", path, failed);
        }
    }
}

package dev.duplex.query.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.ControlledRealTimeReopenThread;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LiveFieldValues;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;

/** The index while it is open: one thread writes, any read. */
final class OpenIndex implements AutoCloseable {

    private static final double LONGEST_STALE_SECONDS = 1;
    /** Between two refreshes that somebody waits for. */
    private static final double SHORTEST_STALE_SECONDS = 0.01;

    private static final double RAM_MEGABYTES = 48;
    private static final Kept NOTHING = new Kept.Nothing();

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final ControlledRealTimeReopenThread<IndexSearcher> refresher;
    private final LiveFieldValues<IndexSearcher, Kept> kept;
    private final Progress committed;

    private OpenIndex(Directory directory, IndexWriter writer, SearcherManager searchers, Progress committed) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.committed = committed;
        this.kept = new Lookup(searchers);
        this.refresher =
                new ControlledRealTimeReopenThread<>(writer, searchers, LONGEST_STALE_SECONDS, SHORTEST_STALE_SECONDS);
        refresher.setName("search-refresh");
        refresher.setDaemon(true);
        refresher.start();
    }

    static OpenIndex open(Directory directory, Progress committed, IndexSettings settings) throws IOException {
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setForceMergeDeletesPctAllowed(0);
        IndexWriter writer = new IndexWriter(
                directory,
                new IndexWriterConfig(settings.analyzer())
                        .setMergePolicy(merges)
                        .setRAMBufferSizeMB(RAM_MEGABYTES)
                        .setCommitOnClose(false));
        try {
            return new OpenIndex(directory, writer, new SearcherManager(writer, new SearcherFactory()), committed);
        } catch (IOException | RuntimeException failed) {
            writer.rollback();
            throw failed;
        }
    }

    /** What was committed when it was opened. */
    Progress committed() {
        return committed;
    }

    /** Whether it can be written: a full disk closes it for good. */
    boolean isOpen() {
        return writer.isOpen();
    }

    Optional<Entry> message(UUID message) throws IOException {
        return kept.get(Entry.key(message)) instanceof Entry entry ? Optional.of(entry) : Optional.empty();
    }

    Optional<Turn> turn(String place) throws IOException {
        return kept.get(place) instanceof Turn turn ? Optional.of(turn) : Optional.empty();
    }

    Optional<Kept.Head> conversation(UUID conversation) throws IOException {
        return kept.get(Kept.Head.key(conversation)) instanceof Kept.Head head ? Optional.of(head) : Optional.empty();
    }

    boolean isEarly(UUID message) throws IOException {
        return kept.get(Kept.Early.key(message)) instanceof Kept.Early;
    }

    void put(Entry entry, boolean open) throws IOException {
        put(Entry.key(entry.message()), Fields.of(entry, open), entry);
    }

    void put(Turn turn) throws IOException {
        put(turn.place(), Fields.of(turn), turn);
    }

    void put(Kept.Head head) throws IOException {
        put(Kept.Head.key(head.conversation()), Fields.of(head), head);
    }

    void put(Kept.Early early) throws IOException {
        put(Kept.Early.key(early.message()), Fields.of(early), early);
    }

    private void put(String key, Document document, Kept value) throws IOException {
        writer.updateDocument(Fields.key(key), document);
        kept.add(key, value);
    }

    void remove(String key) throws IOException {
        writer.deleteDocuments(Fields.key(key));
        kept.delete(key);
    }

    /** All of the run was answered. */
    void close(UUID run) throws IOException {
        writer.updateNumericDocValue(new Term(Fields.RUN, run.toString()), Fields.OPEN, 0L);
    }

    /** The message was answered. */
    void closeMessage(UUID message) throws IOException {
        writer.updateNumericDocValue(Fields.key(Entry.key(message)), Fields.OPEN, 0L);
    }

    /** All messages with a term, up to the last that was put. Refreshes first: for what is rare. */
    List<Entry> all(String field, UUID value) throws IOException {
        searchers.maybeRefreshBlocking();
        IndexSearcher searcher = searchers.acquire();
        try {
            List<Entry> found = new ArrayList<>();
            Query query = new TermQuery(new Term(field, value.toString()));
            for (ScoreDoc hit : searcher.search(query, Math.max(1, searcher.count(query))).scoreDocs) {
                Document document = searcher.storedFields().document(hit.doc);
                if (Fields.read(document) instanceof Entry entry) {
                    found.add(entry);
                }
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    /** What to wait for so that all that was put can be found. */
    long generation() {
        return writer.getMaxCompletedSequenceNumber();
    }

    boolean awaitGeneration(long generation, long millis) throws InterruptedException {
        return refresher.waitForGeneration(generation, Math.clamp(millis, 1, Integer.MAX_VALUE));
    }

    SearcherManager searchers() {
        return searchers;
    }

    void commit(Progress progress) throws IOException {
        writer.setLiveCommitData(progress.asCommit().entrySet());
        writer.commit();
    }

    /** Rewrites the files that hold what was deleted, in the background. */
    void forget() throws IOException {
        writer.forceMergeDeletes(false);
    }

    void clear() throws IOException {
        writer.deleteAll();
        searchers.maybeRefreshBlocking();
        commit(Progress.NONE);
    }

    /** Nothing is committed. */
    @Override
    public void close() throws IOException {
        refresher.close();
        kept.close();
        searchers.close();
        writer.rollback();
        directory.close();
    }

    private static final class Lookup extends LiveFieldValues<IndexSearcher, Kept> {

        private Lookup(SearcherManager searchers) {
            super(searchers, NOTHING);
        }

        @Override
        protected Kept lookupFromSearcher(IndexSearcher searcher, String key) throws IOException {
            for (LeafReaderContext leaf : searcher.getLeafContexts().reversed()) {
                PostingsEnum postings = leaf.reader().postings(Fields.key(key), PostingsEnum.NONE);
                Bits live = leaf.reader().getLiveDocs();
                while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if (live == null || live.get(postings.docID())) {
                        return Fields.read(leaf.reader().storedFields().document(postings.docID()));
                    }
                }
            }
            return NOTHING;
        }
    }
}

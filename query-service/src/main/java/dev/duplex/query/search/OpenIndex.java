package dev.duplex.query.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int REMEMBERED = 100_000;
    private static final String FORGOTTEN = "forgotten";
    private static final Kept NOTHING = new Kept.Nothing();

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final ControlledRealTimeReopenThread<IndexSearcher> refresher;
    private final LiveFieldValues<IndexSearcher, Kept> kept;
    /** Conversations and turns; for the thread that writes. */
    private final Map<String, Kept> recent = new Recent();

    private final Progress committed;
    private Instant forgotten;

    private OpenIndex(
            Directory directory, IndexWriter writer, SearcherManager searchers, Progress committed, Instant forgotten) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.committed = committed;
        this.forgotten = forgotten;
        this.kept = new Lookup(searchers);
        this.refresher =
                new ControlledRealTimeReopenThread<>(writer, searchers, LONGEST_STALE_SECONDS, SHORTEST_STALE_SECONDS);
        refresher.setName("search-refresh");
        refresher.setDaemon(true);
        refresher.start();
    }

    /** @param commit user data of the last one, empty for none */
    static OpenIndex open(Directory directory, Map<String, String> commit, IndexSettings settings) throws IOException {
        String forgotten = commit.get(FORGOTTEN);
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setForceMergeDeletesPctAllowed(0);
        IndexWriter writer = new IndexWriter(
                directory,
                new IndexWriterConfig(settings.analyzer())
                        .setMergePolicy(merges)
                        .setRAMBufferSizeMB(RAM_MEGABYTES)
                        .setCommitOnClose(false));
        try {
            return new OpenIndex(
                    directory,
                    writer,
                    new SearcherManager(writer, new SearcherFactory()),
                    Progress.of(commit),
                    forgotten == null ? settings.clock().instant() : Instant.parse(forgotten));
        } catch (IOException | RuntimeException failed) {
            writer.rollback();
            throw failed;
        }
    }

    /** What was committed when it was opened. */
    Progress committed() {
        return committed;
    }

    /** Whether it can be written and shows what was: a full disk ends either for good. */
    boolean isOpen() {
        return writer.isOpen() && refresher.isAlive();
    }

    Optional<Entry> message(UUID message) throws IOException {
        return kept.get(Entry.key(message)) instanceof Entry entry ? Optional.of(entry) : Optional.empty();
    }

    Optional<Turn> turn(String place) throws IOException {
        return known(place) instanceof Turn turn ? Optional.of(turn) : Optional.empty();
    }

    Optional<Kept.Head> conversation(UUID conversation) throws IOException {
        return known(Kept.Head.key(conversation)) instanceof Kept.Head head ? Optional.of(head) : Optional.empty();
    }

    /** Reading a document costs ten times as much as writing one: what every message needs is remembered. */
    private Kept known(String key) throws IOException {
        Kept found = recent.get(key);
        if (found == null) {
            found = Objects.requireNonNullElse(kept.get(key), NOTHING);
            recent.put(key, found);
        }
        return found;
    }

    boolean isEarly(UUID message) throws IOException {
        return kept.get(Kept.Early.key(message)) instanceof Kept.Early;
    }

    void put(Entry entry, boolean open) throws IOException {
        put(Entry.key(entry.message()), Fields.of(entry, open), entry);
    }

    void put(Turn turn) throws IOException {
        put(turn.place(), Fields.of(turn), turn);
        recent.put(turn.place(), turn);
    }

    void put(Kept.Head head) throws IOException {
        String key = Kept.Head.key(head.conversation());
        put(key, Fields.of(head), head);
        recent.put(key, head);
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
        recent.remove(key);
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

    boolean hasDeletions() {
        return writer.hasDeletions();
    }

    boolean awaitGeneration(long generation, long millis) throws InterruptedException {
        return refresher.waitForGeneration(generation, Math.clamp(millis, 1, Integer.MAX_VALUE));
    }

    SearcherManager searchers() {
        return searchers;
    }

    void commit(Progress progress) throws IOException {
        Map<String, String> data = new HashMap<>(progress.asCommit());
        data.put(FORGOTTEN, forgotten.toString());
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    /** When files that hold what was deleted were rewritten last. */
    Instant forgotten() {
        return forgotten;
    }

    /** Rewrites the files that hold what was deleted, in the background. */
    void forget(Instant now) throws IOException {
        writer.forceMergeDeletes(false);
        forgotten = now;
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

    private static final class Recent extends LinkedHashMap<String, Kept> {

        private Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > REMEMBERED;
        }
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

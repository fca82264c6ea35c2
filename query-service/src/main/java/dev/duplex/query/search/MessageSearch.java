package dev.duplex.query.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;

/** Looks for messages in the index. Thread-safe. */
final class MessageSearch {

    /** Hits are counted up to here, then only that there are more. */
    static final int COUNTED = 1_000;

    private static final SortField NEWEST_FIRST =
            LongField.newSortField(Fields.AT, true, SortedNumericSelector.Type.MIN);
    private static final SortField LATEST_LOGGED_FIRST = new SortField(Fields.LOGGED, SortField.Type.LONG, true);

    private final SearchIndex index;
    private final WordsQuery words;
    private final Highlights highlights;

    MessageSearch(SearchIndex index, WordAnalyzer analyzer) {
        this.index = index;
        this.words = new WordsQuery(analyzer);
        this.highlights = new Highlights(analyzer);
    }

    record Hit(Place place, UUID message, UUID conversation, List<String> highlights) {}

    /** @param counted hits in all, exact where there are no more than counted */
    record Found(List<Hit> hits, int counted, boolean more) {}

    /**
     * @param size of the page; one more is found if there is one
     * @throws dev.duplex.query.graphql.QueryRejected with the code {@code too-long}
     */
    Found find(SearchQuestion question, Readers readers, int size, Optional<Place> after) {
        Optional<Query> typed = words.of(question.words());
        Query query = query(question, readers, typed);
        // without words all is equally relevant: by its date it is found without looking at all of it
        SearchSort order = typed.isPresent() ? question.sort() : SearchSort.NEWEST;
        Sort sort = switch (order) {
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, NEWEST_FIRST, LATEST_LOGGED_FIRST);
            case NEWEST -> new Sort(NEWEST_FIRST, LATEST_LOGGED_FIRST);
        };
        FieldDoc last = after.map(place -> place.after(order)).orElse(null);
        TopFieldCollectorManager top = new TopFieldCollectorManager(sort, size + 1, last, COUNTED);
        return index.search(searcher -> {
            TopFieldDocs found = searcher.search(query, top);
            if (order == SearchSort.NEWEST) {
                TopFieldCollector.populateScores(found.scoreDocs, searcher, query);
            }
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc doc : found.scoreDocs) {
                hits.add(hit(searcher, (FieldDoc) doc, order, typed));
            }
            TotalHits total = found.totalHits;
            boolean more = total.value() > COUNTED || total.relation() != TotalHits.Relation.EQUAL_TO;
            return new Found(hits, (int) Math.min(COUNTED, total.value()), more);
        });
    }

    private Hit hit(IndexSearcher searcher, FieldDoc doc, SearchSort sort, Optional<Query> typed) throws IOException {
        Document document = searcher.storedFields().document(doc.doc);
        Entry entry = Fields.entry(document);
        float score = sort == SearchSort.RELEVANCE ? (Float) doc.fields[0] : doc.score;
        List<String> marked = typed.isPresent() ? highlights.of(entry, typed.get()) : List.of();
        return new Hit(new Place(score, entry.said()), entry.message(), entry.conversation(), marked);
    }

    private static Query query(SearchQuestion question, Readers readers, Optional<Query> typed) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(typed.orElse(MatchAllDocsQuery.INSTANCE), typed.isPresent() ? Occur.MUST : Occur.FILTER);
        filter(all, Fields.WORKSPACE, question.workspace());
        if (question.author() != null) {
            filter(all, Fields.AUTHOR, question.author().toString());
        }
        if (question.conversation() != null) {
            filter(all, Fields.CONVERSATION, question.conversation().toString());
        }
        if (question.kind() != null) {
            filter(all, Fields.KIND, question.kind().name());
        }
        if (question.from() != null || question.to() != null) {
            all.add(
                    LongField.newRangeQuery(
                            Fields.AT,
                            question.from() == null ? Long.MIN_VALUE : Moment.micros(question.from()),
                            question.to() == null
                                    ? Long.MAX_VALUE
                                    : Moment.micros(question.to().minusNanos(1))),
                    Occur.FILTER);
        }
        if (question.hasFile() != null) {
            all.add(
                    new TermQuery(new Term(Fields.FILE, Fields.YES)),
                    question.hasFile() ? Occur.FILTER : Occur.MUST_NOT);
        }
        if (question.unanswered() != null) {
            all.add(NumericDocValuesField.newSlowExactQuery(Fields.OPEN, question.unanswered() ? 1 : 0), Occur.FILTER);
        }
        if (readers instanceof Readers.Of(var conversations, boolean notes)) {
            all.add(ConversationsQuery.of(conversations), Occur.FILTER);
            if (!notes) {
                all.add(new TermQuery(new Term(Fields.NOTE, Fields.YES)), Occur.MUST_NOT);
            }
        }
        return all.build();
    }

    private static void filter(BooleanQuery.Builder all, String field, String value) {
        all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }
}

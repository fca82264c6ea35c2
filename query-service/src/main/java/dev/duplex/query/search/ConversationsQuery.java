package dev.duplex.query.search;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

/**
 * Messages of any of the conversations, looked at one by one: costs nothing for conversations that nothing is found in, so
 * that it does not matter how many there are. Immutable.
 */
final class ConversationsQuery extends Query {

    /** For so few, going by their messages may be the shorter way. */
    private static final int FEW = 1_000;

    private final Set<UUID> conversations;

    private ConversationsQuery(Set<UUID> conversations) {
        this.conversations = conversations;
    }

    static Query of(Set<UUID> conversations) {
        Query oneByOne = new ConversationsQuery(Set.copyOf(conversations));
        if (conversations.size() > FEW) {
            return oneByOne;
        }
        List<BytesRef> ids =
                conversations.stream().map(UUID::toString).map(BytesRef::new).toList();
        return new IndexOrDocValuesQuery(new TermInSetQuery(Fields.CONVERSATION, ids), oneByOne);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {

            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                NumericDocValues high = DocValues.getNumeric(context.reader(), Fields.CONVERSATION_HIGH);
                NumericDocValues low = DocValues.getNumeric(context.reader(), Fields.CONVERSATION_LOW);
                return new ScorerSupplier() {
                    @Override
                    public Scorer get(long leadCost) {
                        return new ConstantScoreScorer(score(), mode, new Looking(high, low));
                    }

                    @Override
                    public long cost() {
                        return high.cost();
                    }
                };
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    private final class Looking extends TwoPhaseIterator {

        private final NumericDocValues high;
        private final NumericDocValues low;

        private Looking(NumericDocValues high, NumericDocValues low) {
            super(high);
            this.high = high;
            this.low = low;
        }

        @Override
        public boolean matches() throws IOException {
            return low.advanceExact(high.docID())
                    && conversations.contains(new UUID(high.longValue(), low.longValue()));
        }

        @Override
        public float matchCost() {
            return 20;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "one of " + conversations.size() + " conversations";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConversationsQuery query && query.conversations.equals(conversations);
    }

    @Override
    public int hashCode() {
        return classHash() ^ conversations.hashCode();
    }
}

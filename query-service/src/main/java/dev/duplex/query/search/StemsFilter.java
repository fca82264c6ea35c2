package dev.duplex.query.search;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;

/** Leaves each word and adds its stems at the same place. */
final class StemsFilter extends TokenFilter {

    private final Stems stems;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private Iterator<String> pending = Collections.emptyIterator();
    private AttributeSource.State word = captureState();

    StemsFilter(TokenStream words, Stems stems) {
        super(words);
        this.stems = stems;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (pending.hasNext()) {
            restoreState(word);
            term.setEmpty().append(pending.next());
            increment.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        pending = stems.of(term.toString()).iterator();
        word = captureState();
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pending = Collections.emptyIterator();
    }
}

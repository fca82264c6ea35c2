package dev.duplex.query.search;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/** Words in lower case with their stems; no word is too common, for people quote those as well. Thread-safe. */
final class WordAnalyzer extends Analyzer {

    /** So that parts of names such as {@code budget_2026.xlsx} can be found; of the same length, for the highlights. */
    private static final NormalizeCharMap SEPARATORS = separators();

    private final Stems stems = new Stems();

    private static NormalizeCharMap separators() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add("_", " ");
        map.add(".", " ");
        map.add(":", " ");
        return map.build();
    }

    @Override
    protected Reader initReader(String field, Reader text) {
        return new MappingCharFilter(SEPARATORS, text);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        TokenStream bare = new ElisionFilter(
                new EnglishPossessiveFilter(new LowerCaseFilter(words)), FrenchAnalyzer.DEFAULT_ARTICLES);
        return new TokenStreamComponents(words, new StemsFilter(bare, stems));
    }

    /** A phrase never goes on from a message into the name of its file. */
    @Override
    public int getPositionIncrementGap(String field) {
        return 100;
    }
}

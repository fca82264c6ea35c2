package dev.duplex.query.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * What a word may be a form of. Messages are too short to tell their language for sure, so a word has the stems of all
 * languages; two words meet where they share one. Each begins with {@link #MARK}, which no word has. Thread-safe.
 */
final class Stems {

    static final char MARK = '~';

    private static final List<Supplier<SnowballStemmer>> LANGUAGES = List.of(
            EnglishStemmer::new,
            GermanStemmer::new,
            FrenchStemmer::new,
            SpanishStemmer::new,
            ItalianStemmer::new,
            PortugueseStemmer::new,
            DutchStemmer::new);

    /** Few words make up most of what is said. */
    private static final int REMEMBERED = 100_000;

    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    /** @param word in lower case; one without letters has no stems */
    Set<String> of(String word) {
        Set<String> stems = known.get(word);
        if (stems == null) {
            stems = compute(word);
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(word, stems);
        }
        return stems;
    }

    private static Set<String> compute(String word) {
        if (word.codePoints().noneMatch(Character::isLetter)) {
            return Set.of();
        }
        Set<String> stems = new LinkedHashSet<>();
        stems.add(MARK + folded(word));
        for (Supplier<SnowballStemmer> language : LANGUAGES) {
            SnowballStemmer stemmer = language.get();
            stemmer.setCurrent(word);
            stemmer.stem();
            stems.add(MARK + folded(stemmer.getCurrent()));
        }
        return Set.copyOf(stems);
    }

    /** Without accents, as people write in a hurry. */
    private static String folded(String word) {
        char[] folded = new char[4 * word.length()];
        int length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, folded, 0, word.length());
        return new String(folded, 0, length);
    }
}

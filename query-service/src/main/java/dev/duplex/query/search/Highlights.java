package dev.duplex.query.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Cuts what was found out of messages, as HTML in which nothing but {@code mark} is markup. Thread-safe. */
final class Highlights {

    private static final int FRAGMENTS = 3;
    private static final int FRAGMENT_CHARACTERS = 160;
    private static final int MOST_CHARACTERS = 100_000;

    private final Analyzer analyzer;

    Highlights(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Fragments of the text in their order, then the names of files in which words were found. */
    List<String> of(Entry entry, Query words) throws IOException {
        UnifiedHighlighter highlighter = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withMaxLength(MOST_CHARACTERS)
                .withMaxNoHighlightPassages(0)
                .withFormatter(new Marked())
                .withBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getWordInstance(Locale.ROOT), FRAGMENT_CHARACTERS, 0.5f))
                .build();
        List<String> all = new ArrayList<>();
        String text = entry.text();
        if (text != null) {
            addTo(all, highlighter.highlightWithoutSearcher(Fields.TEXT, words, text, FRAGMENTS));
        }
        for (String file : entry.files()) {
            addTo(all, highlighter.highlightWithoutSearcher(Fields.TEXT, words, file, 1));
        }
        return all;
    }

    private static void addTo(List<String> all, Object fragments) {
        if (fragments instanceof List<?> some) {
            some.forEach(fragment -> all.add((String) fragment));
        }
    }

    private static final class Marked extends PassageFormatter {

        @Override
        public List<String> format(Passage[] passages, String text) {
            List<String> fragments = new ArrayList<>();
            for (Passage passage : passages) {
                StringBuilder html = new StringBuilder();
                int done = passage.getStartOffset();
                for (int i = 0; i < passage.getNumMatches(); i++) {
                    int start = Math.max(done, passage.getMatchStarts()[i]);
                    int end = Math.min(passage.getMatchEnds()[i], passage.getEndOffset());
                    if (start < end) {
                        escape(html, text, done, start);
                        html.append("<mark>");
                        escape(html, text, start, end);
                        html.append("</mark>");
                        done = end;
                    }
                }
                escape(html, text, done, passage.getEndOffset());
                fragments.add(html.toString().strip());
            }
            return fragments;
        }

        private static void escape(StringBuilder html, String text, int from, int to) {
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '<' -> html.append("&lt;");
                    case '>' -> html.append("&gt;");
                    case '&' -> html.append("&amp;");
                    case '"' -> html.append("&quot;");
                    case '\'' -> html.append("&#39;");
                    default -> html.append(c);
                }
            }
        }
    }
}

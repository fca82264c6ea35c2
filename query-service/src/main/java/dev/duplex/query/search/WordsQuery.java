package dev.duplex.query.search;

import dev.duplex.query.graphql.QueryRejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Asks for words. Thread-safe. */
record WordsQuery(Analyzer analyzer) {

    static final int MAX_CHARACTERS = 1_000;
    static final int MAX_WORDS = 50;

    private static final int SHORTEST_PREFIX = 2;
    private static final float EXACT = 2;
    private static final float PREFIX = 0.2f;

    /** A word and what it may be a form of. */
    private record Token(String word, List<String> stems) {}

    /**
     * All words, in any of their forms.
     *
     * @return empty where nothing was typed; where no word was, a query that finds nothing
     * @throws QueryRejected with the code {@code too-long}
     */
    Optional<Query> of(String typed) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        if (typed.length() > MAX_CHARACTERS) {
            throw tooLong("characters", MAX_CHARACTERS);
        }
        Words words = Words.of(typed);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int wanted = 0;
        int excluded = 0;
        for (Words.Part part : words.wanted()) {
            List<Token> tokens = tokens(part.text());
            wanted += tokens.size();
            if (!tokens.isEmpty()) {
                all.add(part.quoted() ? phrase(tokens) : each(tokens, part.last()), Occur.MUST);
            }
        }
        for (Words.Part part : words.excluded()) {
            List<Token> tokens = tokens(part.text());
            excluded += tokens.size();
            if (!tokens.isEmpty()) {
                all.add(part.quoted() ? phrase(tokens) : each(tokens, false), Occur.MUST_NOT);
            }
        }
        if (wanted + excluded > MAX_WORDS) {
            throw tooLong("words", MAX_WORDS);
        }
        if (wanted == 0) {
            all.add(excluded == 0 ? MatchNoDocsQuery.INSTANCE : MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return Optional.of(all.build());
    }

    private static QueryRejected tooLong(String what, int most) {
        return new QueryRejected(
                "too-long", "query", "The query has more than " + most + " " + what, "Ask for fewer words");
    }

    private static Query phrase(List<Token> tokens) {
        if (tokens.size() == 1) {
            return term(tokens.getFirst().word());
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        tokens.forEach(token -> phrase.add(new Term(Fields.TEXT, token.word())));
        return phrase.build();
    }

    /** Side by side is better: one word as typed may be several, as in {@code report.pdf}. */
    private static Query each(List<Token> tokens, boolean last) {
        if (tokens.size() == 1) {
            return anyForm(tokens.getFirst(), last);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Token token : tokens) {
            all.add(anyForm(token, last && token.equals(tokens.getLast())), Occur.MUST);
        }
        return all.add(phrase(tokens), Occur.SHOULD).build();
    }

    private static Query anyForm(Token token, boolean last) {
        List<Query> forms = new ArrayList<>();
        forms.add(new BoostQuery(term(token.word()), EXACT));
        token.stems().forEach(stem -> forms.add(term(stem)));
        if (last && token.word().length() >= SHORTEST_PREFIX) {
            forms.add(new BoostQuery(new PrefixQuery(new Term(Fields.TEXT, token.word())), PREFIX));
        }
        return new DisjunctionMaxQuery(forms, 0);
    }

    private static Query term(String word) {
        return new TermQuery(new Term(Fields.TEXT, word));
    }

    private List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(Fields.TEXT, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String word = term.toString();
                if (!word.isEmpty() && word.charAt(0) == Stems.MARK) {
                    tokens.getLast().stems().add(word);
                } else {
                    tokens.add(new Token(word, new ArrayList<>()));
                }
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return tokens;
    }
}

package dev.duplex.query.search;

import dev.duplex.events.DuplexEvent;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.testing.QueryService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An index on its own, fed by hand. */
final class Searching implements AutoCloseable {

    private static final WordAnalyzer ANALYZER = new WordAnalyzer();

    private final Path path;
    private final List<LoggedEvent> log = new ArrayList<>();
    private SearchIndex index;

    Searching(Path path) {
        this.path = path;
        this.index = open();
    }

    private SearchIndex open() {
        return new SearchIndex(path, new IndexSettings(ANALYZER, 1_000_000, Duration.ofHours(1), Clock.systemUTC()));
    }

    SearchIndex index() {
        return index;
    }

    List<LoggedEvent> log() {
        return log;
    }

    Searching happened(List<DuplexEvent> events) {
        events.forEach(event -> log.add(new LoggedEvent(event, log.size())));
        return this;
    }

    /** Hands over what has happened and is not known yet. */
    Searching upToDate() {
        return upTo(log.size());
    }

    Searching upTo(int end) {
        try {
            int from = Math.toIntExact(index.position());
            if (from < end) {
                index.apply(log.subList(from, end), new Progress(end, end - 1, "e" + (end - 1)));
            }
            return this;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void commit() {
        try {
            index.commit();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The process dies: nothing that was not committed is left. */
    Searching dies() {
        index.reopen();
        return this;
    }

    Searching restarts() {
        index.close();
        index = open();
        return this;
    }

    MessageSearch.Found find(SearchQuestion question, Readers readers, int size, Optional<Place> after) {
        try {
            if (!index.awaitApplied(QueryService.PATIENCE)) {
                throw new AssertionError("not refreshed");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new MessageSearch(index, ANALYZER).find(question, readers, size, after);
    }

    MessageSearch.Found find(SearchQuestion question) {
        return find(question, new Readers.All(), 1_000, Optional.empty());
    }

    List<UUID> messages(SearchQuestion question) {
        return find(question).hits().stream().map(MessageSearch.Hit::message).toList();
    }

    List<UUID> messages(String workspace, String words) {
        return messages(words(workspace, words));
    }

    static SearchQuestion words(String workspace, String words) {
        return new SearchQuestion(workspace, words, null, null, null, null, null, null, null, SearchSort.RELEVANCE);
    }

    static SearchQuestion unanswered(String workspace) {
        return new SearchQuestion(workspace, "", null, null, null, null, null, null, true, SearchSort.NEWEST);
    }

    @Override
    public void close() {
        index.close();
    }
}

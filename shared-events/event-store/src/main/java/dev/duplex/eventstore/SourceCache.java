package dev.duplex.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;

/**
 * Sourced events by what was asked for, brought up to date from the tail window. What it gives may be behind what other
 * nodes have appended; the condition of an append that rests on it is checked all the same. Thread-safe.
 */
final class SourceCache {

    /** A result that would push out everything else is not kept. */
    private static final int LARGEST_SHARE = 16;

    /** Objects around a stored event, and around a result, roughly. */
    private static final int OVERHEAD = 300;

    private static final int KNOWN_CRITERIA = 20_000;

    private final LogCollection log;
    private final TailWindow window;
    private final long maxBytes;
    private final Cache<EventCriteria, Criteria> criteria = Caffeine.newBuilder()
            .maximumSize(KNOWN_CRITERIA)
            .executor(Runnable::run)
            .build();
    private final Cache<Key, Sourced> results;
    private final LongAdder fromMemory = new LongAdder();
    private final LongAdder fromDatabase = new LongAdder();

    private record Key(EventCriteria criteria, long start) {}

    /**
     * What was sourced.
     *
     * @param entries matching events, in order
     * @param end exclusive: everything before it was looked at
     * @param bytes in memory, about
     */
    record Sourced(List<MessageStream.Entry<EventMessage>> entries, long end, int bytes) {}

    SourceCache(LogCollection log, TailWindow window, long maxBytes) {
        this.log = log;
        this.window = window;
        this.maxBytes = maxBytes;
        this.results = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Key key, Sourced sourced) -> sourced.bytes())
                .executor(Runnable::run)
                .build();
    }

    /** Criteria that come again and again are taken apart once. */
    Criteria criteria(EventCriteria exact) {
        return criteria.get(exact, Criteria::new);
    }

    /** How often events were sourced without a question to the database. */
    long fromMemory() {
        return fromMemory.sum();
    }

    long fromDatabase() {
        return fromDatabase.sum();
    }

    Sourced source(EventCriteria exact, long start) {
        Criteria wanted = criteria(exact);
        Key key = new Key(exact, start);
        Sourced known = results.getIfPresent(key);
        Sourced now = known == null ? fromDatabase(wanted, start, null) : caughtUp(wanted, start, known);
        if ((known == null || now.end() > known.end()) && now.bytes() <= maxBytes / LARGEST_SHARE) {
            results.asMap().merge(key, now, (other, mine) -> other.end() > mine.end() ? other : mine);
        }
        return now;
    }

    private Sourced caughtUp(Criteria wanted, long start, Sourced known) {
        Optional<TailWindow.Recent> recent = window.recent(wanted, Math.max(start, known.end()));
        if (recent.isEmpty()) {
            return fromDatabase(wanted, start, known);
        }
        fromMemory.increment();
        return with(known, recent.get().events(), recent.get().end());
    }

    private Sourced fromDatabase(Criteria wanted, long start, @Nullable Sourced known) {
        fromDatabase.increment();
        // the end comes first: what is appended while reading lies after the marker
        long end = log.end();
        long from = known == null ? start : Math.max(start, known.end());
        List<LoggedEvent> events = new ArrayList<>();
        if (from < end) {
            long beginning = from == 0 ? 0 : log.beginning(from);
            try (MongoCursor<LogDocument> candidates = log.candidates(wanted, beginning, end)) {
                while (candidates.hasNext()) {
                    wanted.collectSince(from, candidates.next(), events);
                }
            }
        }
        return known == null ? with(new Sourced(List.of(), end, OVERHEAD), events, end) : with(known, events, end);
    }

    private static Sourced with(Sourced before, List<LoggedEvent> events, long end) {
        if (events.isEmpty() && end <= before.end()) {
            return before;
        }
        if (events.isEmpty()) {
            return new Sourced(before.entries(), end, before.bytes());
        }
        List<MessageStream.Entry<EventMessage>> entries =
                new ArrayList<>(before.entries().size() + events.size());
        entries.addAll(before.entries());
        int bytes = before.bytes();
        for (LoggedEvent event : events) {
            entries.add(LogStream.entry(event));
            bytes += event.stored().payload.size() + OVERHEAD;
        }
        return new Sourced(entries, end, bytes);
    }
}

package dev.duplex.eventstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The newest documents of the log, contiguous up to the last position that this node has seen, with the positions of
 * their keys. Only durable documents come in. Thread-safe; reading does not lock.
 */
final class TailWindow {

    private final int maxDocuments;
    private final long maxBytes;
    private final ConcurrentNavigableMap<Long, LogDocument> documents = new ConcurrentSkipListMap<>();
    private final KeyIndex keys = new KeyIndex();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long start;
    private volatile long end;
    private int count;
    private long bytes;
    private int watchers;
    private boolean closed;

    TailWindow(long end, int maxDocuments, long maxBytes) {
        this.start = end;
        this.end = end;
        this.maxDocuments = maxDocuments;
        this.maxBytes = maxBytes;
    }

    /** Position of the first event in the window; {@link #end()} when it is empty. */
    long start() {
        return start;
    }

    /** Exclusive end of the log as known here. */
    long end() {
        return end;
    }

    /** Takes what is next and ignores what is known. */
    void extend(Collection<LogDocument> next) {
        lock.lock();
        try {
            for (LogDocument document : next) {
                if (document.first() > end) {
                    throw new IllegalStateException(
                            "A hole in the log: the next position is %d, not %d".formatted(end, document.first()));
                }
                if (document.first() == end) {
                    documents.put(document.first(), document);
                    keys.add(document);
                    end = document.end();
                    count++;
                    bytes += document.content().size();
                }
            }
            shrink();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void shrink() {
        while (count > 1 && (count > maxDocuments || bytes > maxBytes)) {
            LogDocument oldest = documents.firstEntry().getValue();
            // readers look at the start again after reading, so it moves first
            start = oldest.end();
            documents.remove(oldest.first());
            keys.removeOldest(oldest);
            count--;
            bytes -= oldest.content().size();
        }
    }

    /** What a check sees: nothing is added while it looks. */
    record Snapshot(long start, long end, KeyIndex keys) {}

    <R> R whileStill(Function<Snapshot, R> check) {
        lock.lock();
        try {
            return check.apply(new Snapshot(start, end, keys));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Matching events from a position on.
     *
     * @param end exclusive end of what was looked at
     */
    record Recent(List<LoggedEvent> events, long end) {}

    /** Matching events from a position on, empty when the window does not reach back to it. */
    Optional<Recent> recent(Criteria criteria, long from) {
        lock.lock();
        try {
            if (from < start) {
                return Optional.empty();
            }
            List<LoggedEvent> events = new ArrayList<>();
            if (criteria.matchesEverything()) {
                read(from, Integer.MAX_VALUE).forEach(document -> criteria.collectSince(from, document, events));
            } else if (criteria.matchesSince(from, keys)) {
                keys.since(criteria.keys(), from).forEach(document -> criteria.collectSince(from, document, events));
            }
            return Optional.of(new Recent(events, end));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Documents from the one that contains {@code position} on, about {@code maxEvents} events.
     *
     * @return empty when nothing is there yet, or when the position is before the window
     */
    List<LogDocument> read(long position, int maxEvents) {
        List<LogDocument> read = new ArrayList<>();
        if (position < start || position >= end) {
            return read;
        }
        Map.Entry<Long, LogDocument> first = documents.floorEntry(position);
        long expected = first == null ? -1 : first.getKey();
        int events = 0;
        if (first != null && first.getValue().end() > position) {
            for (LogDocument document : documents.tailMap(expected).values()) {
                if (document.first() != expected || events >= maxEvents) {
                    break;
                }
                read.add(document);
                events += document.content().events().size();
                expected = document.end();
            }
        }
        return read;
    }

    boolean covers(long position) {
        return position >= start;
    }

    /** Waits until there is something at {@code position}, the time is over, the window is closed, or nobody needs it. */
    void await(long position, long nanos, BooleanSupplier unneeded) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (end <= position && left > 0 && !closed && !unneeded.getAsBoolean()) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait look again whether they still need to. */
    void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void watch() {
        lock.lock();
        try {
            watchers++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void unwatch() {
        lock.lock();
        try {
            watchers--;
        } finally {
            lock.unlock();
        }
    }

    /** For the poller: waits for somebody who watches, or the time. Returns false when closed. */
    boolean awaitWatcher(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (watchers == 0 && left > 0 && !closed) {
                left = moved.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** A pause that ends early when the window is closed or nobody needs it. */
    void pause(long nanos, BooleanSupplier unneeded) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (left > 0 && !closed && !unneeded.getAsBoolean()) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}

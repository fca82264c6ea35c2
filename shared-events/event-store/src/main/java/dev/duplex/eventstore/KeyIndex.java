package dev.duplex.eventstore;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which of the documents of a run have each key, types alone included. Not thread-safe. */
final class KeyIndex {

    private final Map<String, ArrayDeque<LogDocument>> byKey = new HashMap<>();
    private long end = -1;

    /** Takes the next document of the run. */
    void add(LogDocument document) {
        for (String key : document.content().lastIndexes().keySet()) {
            byKey.computeIfAbsent(key, k -> new ArrayDeque<>(1)).addLast(document);
        }
        end = document.end();
    }

    void removeOldest(LogDocument oldest) {
        for (String key : oldest.content().lastIndexes().keySet()) {
            ArrayDeque<LogDocument> holders = byKey.get(key);
            if (holders != null) {
                // the first of each key is the oldest that is left
                holders.pollFirst();
                if (holders.isEmpty()) {
                    byKey.remove(key);
                }
            }
        }
    }

    /** Exclusive end of the run, -1 if nothing was ever in it. */
    long end() {
        return end;
    }

    /** Whether one of the keys is on an event at {@code from} or later. */
    boolean anySince(Collection<String> keys, long from) {
        for (String key : keys) {
            LogDocument newest = newest(key);
            if (newest != null && newest.last(key) >= from) {
                return true;
            }
        }
        return false;
    }

    private @Nullable LogDocument newest(String key) {
        ArrayDeque<LogDocument> holders = byKey.get(key);
        return holders == null ? null : holders.peekLast();
    }

    /** In order, the documents with one of the keys that reach beyond {@code from}. */
    Collection<LogDocument> since(Collection<String> keys, long from) {
        TreeMap<Long, LogDocument> found = new TreeMap<>();
        for (String key : keys) {
            ArrayDeque<LogDocument> holders = byKey.get(key);
            Iterator<LogDocument> newestFirst =
                    holders == null ? List.<LogDocument>of().iterator() : holders.descendingIterator();
            boolean newer = true;
            while (newer && newestFirst.hasNext()) {
                LogDocument document = newestFirst.next();
                newer = document.end() > from;
                if (newer) {
                    found.put(document.first(), document);
                }
            }
        }
        return found.values();
    }
}

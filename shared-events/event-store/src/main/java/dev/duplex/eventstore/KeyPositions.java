package dev.duplex.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The last position at which each key appeared in a run of documents. Not thread-safe. */
final class KeyPositions {

    private final Map<String, Long> lastByKey = new HashMap<>();
    private long last = -1;

    void add(LogDocument document) {
        document.forEachKey(lastByKey::put);
        last = document.end() - 1;
    }

    /** Forgets the oldest document: a key stays if it appeared later again. */
    void remove(LogDocument oldest) {
        oldest.forEachKey(lastByKey::remove);
    }

    /** Position of the last event of all, -1 if there was none. */
    long last() {
        return last;
    }

    boolean anySince(Collection<String> keys, long from) {
        for (String key : keys) {
            Long position = lastByKey.get(key);
            if (position != null && position >= from) {
                return true;
            }
        }
        return false;
    }
}

package dev.duplex.query.analytics.waitspan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The spans of one conversation and what changed in them since somebody last asked. */
final class SpanBook {

    private final Map<Long, WaitSpan> spans = new LinkedHashMap<>();
    /** Spans changed since {@link #takeChanges}, with whether they were in the book before. */
    private final Map<Long, Boolean> touched = new HashMap<>();

    void put(WaitSpan span) {
        WaitSpan before = spans.put(span.id(), span);
        if (!span.equals(before)) {
            touched.putIfAbsent(span.id(), before != null);
        }
    }

    Collection<WaitSpan> spans() {
        return spans.values();
    }

    SpanChanges takeChanges() {
        Set<Long> gone = new HashSet<>();
        Map<Long, WaitSpan> written = new HashMap<>();
        touched.forEach((id, wasThere) -> {
            if (wasThere) {
                gone.add(id);
            }
            WaitSpan now = spans.get(id);
            if (now != null) {
                written.put(id, now);
            }
        });
        touched.clear();
        return new SpanChanges(gone, Set.copyOf(written.values()));
    }

    /** Takes the place of a book without untaken changes: the changes taken next lead from that one to this. */
    void supersede(SpanBook other) {
        touched.clear();
        Map<Long, WaitSpan> before = new HashMap<>(other.spans);
        spans.forEach((id, span) -> {
            WaitSpan old = before.remove(id);
            if (!span.equals(old)) {
                touched.put(id, old != null);
            }
        });
        before.keySet().forEach(id -> touched.put(id, true));
    }
}

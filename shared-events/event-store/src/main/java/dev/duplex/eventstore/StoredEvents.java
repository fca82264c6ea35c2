package dev.duplex.eventstore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of one append. Immutable but for what it remembers of itself. */
final class StoredEvents {

    /** Objects around a payload, roughly. */
    private static final int OVERHEAD = 300;

    private final List<StoredEvent> events;
    private @Nullable Map<String, Integer> lastIndexes;

    StoredEvents(List<StoredEvent> events) {
        this.events = List.copyOf(events);
    }

    List<StoredEvent> events() {
        return events;
    }

    /** Bytes, about. */
    int size() {
        return events.stream()
                .mapToInt(event -> event.payload.size() + OVERHEAD)
                .sum();
    }

    /** What the database's index holds of them: no types alone. */
    List<String> indexKeys() {
        return lastIndexes().keySet().stream()
                .filter(key -> !Keys.isTypeAlone(key))
                .toList();
    }

    /** For each key, types alone included, the index of the last event that has it. Two threads may both find out. */
    Map<String, Integer> lastIndexes() {
        Map<String, Integer> known = lastIndexes;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (int i = 0; i < events.size(); i++) {
                StoredEvent event = events.get(i);
                String type = event.type.name();
                known.put(Keys.ofType(type), i);
                for (String tag : event.tagKeys) {
                    known.put(tag, i);
                    known.put(Keys.ofTagAndType(tag, type), i);
                }
            }
            lastIndexes = known;
        }
        return known;
    }
}

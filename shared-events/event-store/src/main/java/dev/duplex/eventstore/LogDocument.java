package dev.duplex.eventstore;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * One append in the log.
 *
 * @param first position of its first event
 * @param append which append it was
 * @param content its events
 */
record LogDocument(long first, UUID append, StoredEvents content) {

    /** Exclusive: where the next document begins. */
    long end() {
        return first + content.events().size();
    }

    /** Position of the last event that has the key, types alone included; -1 if none has. */
    long last(String key) {
        Integer index = content.lastIndexes().get(key);
        return index == null ? -1 : first + index;
    }

    LogDocument movedTo(long position) {
        return new LogDocument(position, append, content);
    }

    List<LoggedEvent> events() {
        return IntStream.range(0, content.events().size()).mapToObj(this::event).toList();
    }

    LoggedEvent event(int index) {
        return new LoggedEvent(first + index, content.events().get(index));
    }
}

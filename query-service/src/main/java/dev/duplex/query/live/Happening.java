package dev.duplex.query.live;

import dev.duplex.query.projection.LoggedEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What happened in a conversation, told to all who listen there; they share what they load for it. Thread-safe. */
public final class Happening {

    private final List<LoggedEvent> all;
    private final List<LoggedEvent> events;
    private final Map<Class<?>, Object> loaded;

    Happening(List<LoggedEvent> all) {
        this(all, all, new ConcurrentHashMap<>());
    }

    private Happening(List<LoggedEvent> all, List<LoggedEvent> events, Map<Class<?>, Object> loaded) {
        this.all = all;
        this.events = events;
        this.loaded = loaded;
    }

    /** What is new to one who listens from a position on. */
    Happening since(long position) {
        return all.isEmpty() || all.getFirst().position() >= position
                ? this
                : new Happening(
                        all,
                        all.stream()
                                .filter(logged -> logged.position() >= position)
                                .toList(),
                        loaded);
    }

    public List<LoggedEvent> events() {
        return events;
    }

    /**
     * What is to be known of all of it, loaded by the first who asks.
     *
     * @param load from the events that somebody listens to, possibly more than one's own
     */
    public <T> T once(Class<T> type, Function<List<LoggedEvent>, T> load) {
        return type.cast(loaded.computeIfAbsent(type, key -> load.apply(all)));
    }
}

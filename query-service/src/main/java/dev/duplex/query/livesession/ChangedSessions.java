package dev.duplex.query.livesession;

import com.mongodb.client.model.Filters;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.transition.TransitionEvent;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import dev.duplex.query.projection.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sessions that a batch of events is about, looked up once for all who are told of them. Thread-safe. */
@Component
final class ChangedSessions {

    /** @param people who takes part in the conversations */
    private record Lookup(
            long position, Set<UUID> calls, List<LiveSessionDocument> sessions, Map<UUID, Set<UUID>> people) {}

    private final LiveShelf<LiveSessionDocument> sessions;
    private final Participation participation;
    private volatile @Nullable Lookup last;

    ChangedSessions(LiveShelves shelves, Participation participation) {
        this.sessions = shelves.of(LiveSessionDocument.SHELF);
        this.participation = participation;
    }

    static Set<UUID> callsOf(List<LoggedEvent> events) {
        Set<UUID> calls = new LinkedHashSet<>();
        events.forEach(logged -> {
            switch (logged.event()) {
                case CallEvent of -> calls.add(of.call());
                case TransitionEvent of -> calls.add(of.call());
                default -> {}
            }
        });
        return calls;
    }

    /** Those that the viewer may see, as they stand after the events. */
    List<LiveSessionDocument> by(List<LoggedEvent> events, Viewer viewer) {
        Set<UUID> calls = callsOf(events);
        if (calls.isEmpty()) {
            return List.of();
        }
        Lookup found = lookup(events.getLast().position(), calls);
        return switch (viewer) {
            case Viewer.Operator() -> found.sessions();
            case Viewer.Of(UUID person) ->
                found.sessions().stream()
                        .filter(session -> found.people()
                                .getOrDefault(session.conversation(), Set.of())
                                .contains(person))
                        .toList();
        };
    }

    /** Subscribers are told one after the other of the same events. */
    private Lookup lookup(long position, Set<UUID> calls) {
        Lookup known = last;
        if (known != null && known.position() == position && known.calls().equals(calls)) {
            return known;
        }
        List<LiveSessionDocument> found =
                sessions.now().find(Filters.in("_id", calls)).into(new ArrayList<>());
        Map<UUID, Set<UUID>> people = new HashMap<>();
        found.forEach(session -> people.computeIfAbsent(session.conversation(), participation::peopleIn));
        Lookup lookup = new Lookup(position, calls, found, people);
        last = lookup;
        return lookup;
    }
}

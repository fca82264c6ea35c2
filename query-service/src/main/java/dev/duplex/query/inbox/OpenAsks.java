package dev.duplex.query.inbox;

import com.mongodb.client.model.Filters;
import dev.duplex.query.inbox.InboxOrder.Place;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds whom a person waits for: asks are kept with those who are asked. Thread-safe. */
@Component
final class OpenAsks {

    private final LiveShelf<EntryDocument> entries;

    OpenAsks(LiveShelves shelves) {
        this.entries = shelves.of(EntryDocument.SHELF);
    }

    /** An open ask with the person on the other end. */
    record Waiting(Ask ask, UUID other) {}

    /**
     * By conversation, those with open asks only. Where a conversation has two sides the person waits together with the
     * own side, elsewhere alone.
     */
    Map<UUID, List<Waiting>> of(UUID person, List<Place> places) {
        Map<UUID, Place> byConversation =
                places.stream().collect(Collectors.toMap(Place::conversation, place -> place));
        Map<UUID, List<Waiting>> waits = new HashMap<>();
        asked(person, places).forEach(entry -> {
            Place place = byConversation.get(entry.conversation());
            if (place == null || place.circle().sameSide(person, place.kind(), entry.person(), entry.kind())) {
                return;
            }
            entry.asks().stream()
                    .filter(ask -> place.circle().sided() || ask.by().equals(person))
                    .forEach(ask -> waits.computeIfAbsent(entry.conversation(), any -> new ArrayList<>())
                            .add(new Waiting(ask, entry.person())));
        });
        return waits;
    }

    private Stream<EntryDocument> asked(UUID person, List<Place> places) {
        Set<UUID> sided = places.stream()
                .filter(place -> place.circle().sided())
                .map(Place::conversation)
                .collect(Collectors.toSet());
        List<EntryDocument> asked = new ArrayList<>();
        if (!sided.isEmpty()) {
            entries.now().find(Filters.in("conversation", sided)).into(asked);
        }
        return Stream.concat(
                asked.stream(),
                entries.now().find(Filters.eq("askers", person)).into(new ArrayList<>()).stream()
                        .filter(entry -> !sided.contains(entry.conversation())));
    }
}

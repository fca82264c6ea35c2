package dev.duplex.query.inbox;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.inbox.InboxOrder.Place;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads inboxes. Thread-safe. */
@Component
final class Inboxes {

    private final LiveShelf<EntryDocument> entries;
    private final LiveShelf<HeadDocument> heads;
    private final LiveShelf<KnownPerson> people;
    private final InboxOrder order;
    private final OpenAsks asks;

    Inboxes(LiveShelves shelves, InboxOrder order, OpenAsks asks) {
        this.entries = shelves.of(EntryDocument.SHELF);
        this.heads = shelves.of(HeadDocument.SHELF);
        this.people = shelves.of(KnownPerson.SHELF);
        this.order = order;
        this.asks = asks;
    }

    /** An entry and where it stands. */
    record Found(Cursor cursor, InboxEntry entry) {}

    boolean knows(UUID person) {
        return people.now().find(Filters.eq(person)).first() != null;
    }

    /** @return the newest conversation first, one more than the page holds if there is one */
    List<Found> page(UUID person, InboxFilter filter, Page page) {
        return complete(person, order.page(person, filter, page));
    }

    /** Entries of those of the conversations that the person takes part in, the newest last. */
    List<InboxEntry> find(UUID person, Collection<UUID> conversations) {
        return complete(person, order.places(person, conversations).reversed()).stream()
                .map(Found::entry)
                .toList();
    }

    private List<Found> complete(UUID person, List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        List<UUID> conversations = places.stream().map(Place::conversation).toList();
        Map<String, EntryDocument> mine = new HashMap<>();
        entries.now()
                .find(Filters.in(
                        "_id",
                        conversations.stream()
                                .map(conversation -> EntryDocument.id(conversation, person))
                                .toList()))
                .forEach(entry -> mine.put(entry.id(), entry));
        Map<UUID, HeadDocument> of = new HashMap<>();
        heads.now().find(Filters.in("_id", conversations)).forEach(head -> of.put(head.id(), head));
        Map<UUID, List<OpenAsks.Waiting>> others = asks.of(person, places);
        return places.stream()
                .flatMap(place -> {
                    EntryDocument entry = mine.get(EntryDocument.id(place.conversation(), person));
                    HeadDocument head = of.get(place.conversation());
                    return entry == null || head == null
                            ? Stream.empty()
                            : Stream.of(new Found(
                                    place.cursor(),
                                    InboxEntry.of(entry, head, others.getOrDefault(head.id(), List.of()))));
                })
                .toList();
    }
}

package dev.duplex.query.inbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Which conversations are in an inbox, the newest first. Since a message does not touch the entries of all who see it, their
 * order is not stored with them: a few fields of all of a person's conversations are read, the rest only for a page of
 * them. Thread-safe.
 */
@Component
final class InboxOrder {

    private static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparing(Cursor::at).reversed().thenComparing(Cursor::key);

    private final LiveShelf<Mine> entries;
    private final LiveShelf<Top> heads;
    private final OpenAsks asks;

    InboxOrder(LiveShelves shelves, OpenAsks asks) {
        this.entries = shelves.of(EntryDocument.SHELF, Mine.class);
        this.heads = shelves.of(HeadDocument.SHELF, Top.class);
        this.asks = asks;
    }

    /** Of an {@link EntryDocument}. */
    public record Mine(@BsonId String id, UUID conversation, PersonKind kind, long read) {}

    /** Of a {@link HeadDocument}. */
    public record Top(@BsonId UUID id, ConversationKind kind, boolean customers, Instant activeAt, long count) {}

    /** @param kind what the person is */
    record Place(UUID conversation, PersonKind kind, Circle circle, boolean unread, Cursor cursor) {

        private static Place of(Mine mine, Top top) {
            return new Place(
                    top.id(),
                    mine.kind(),
                    new Circle(top.kind(), top.customers()),
                    top.count() > mine.read(),
                    new Cursor(top.activeAt(), top.id().toString()));
        }
    }

    /** Those of the conversations that the person takes part in, the newest first. */
    List<Place> places(UUID person, Collection<UUID> conversations) {
        List<String> ids = conversations.stream()
                .map(conversation -> EntryDocument.id(conversation, person))
                .toList();
        return places(Filters.and(Filters.in("_id", ids), Filters.eq("present", true))).stream()
                .sorted(Comparator.comparing(Place::cursor, NEWEST_FIRST))
                .toList();
    }

    /** @return in order, one more than the page holds if there is one */
    List<Place> page(UUID person, InboxFilter filter, Page page) {
        List<Place> places = places(Filters.and(Filters.eq("person", person), Filters.eq("present", true), of(filter)));
        Set<UUID> waiting = filter == InboxFilter.WAITING_ON_OTHERS
                ? asks.of(person, places).keySet()
                : Set.of();
        return places.stream()
                .filter(place -> switch (filter) {
                    case ALL, MENTIONS, OWED, WAITING_ON_ME -> true;
                    case UNREAD -> place.unread();
                    case WAITING_ON_OTHERS -> waiting.contains(place.conversation());
                })
                .filter(place ->
                        page.bound().stream().allMatch(bound -> NEWEST_FIRST.compare(place.cursor(), bound) > 0))
                .sorted(Comparator.comparing(Place::cursor, NEWEST_FIRST))
                .limit(page.size() + 1L)
                .toList();
    }

    /** What an entry can tell alone. */
    private static Bson of(InboxFilter filter) {
        return switch (filter) {
            case ALL, UNREAD, WAITING_ON_OTHERS -> Filters.empty();
            case MENTIONS -> Filters.ne("mentions", List.of());
            case OWED -> Filters.ne("owed", List.of());
            case WAITING_ON_ME -> Filters.ne("asks", List.of());
        };
    }

    private List<Place> places(Bson filter) {
        List<Mine> mine = entries.now()
                .find(filter)
                .projection(Projections.include("conversation", "kind", "read"))
                .into(new ArrayList<>());
        if (mine.isEmpty()) {
            return List.of();
        }
        Map<UUID, Top> tops = new HashMap<>();
        heads.now()
                .find(Filters.in("_id", mine.stream().map(Mine::conversation).toList()))
                .projection(Projections.include("kind", "customers", "activeAt", "count"))
                .forEach(top -> tops.put(top.id(), top));
        return mine.stream()
                .flatMap(entry ->
                        Stream.ofNullable(tops.get(entry.conversation())).map(top -> Place.of(entry, top)))
                .toList();
    }
}

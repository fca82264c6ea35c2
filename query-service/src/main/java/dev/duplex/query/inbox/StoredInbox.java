package dev.duplex.query.inbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The documents as they are stored, each query answered by an index. Thread-safe. */
@Component
final class StoredInbox implements InboxSource {

    static final Bson TALLY_ALONE = Projections.fields(Projections.include("place.tally"), Projections.excludeId());

    private final LiveShelf<EntryDocument> entries;
    private final LiveShelf<HeadDocument> heads;
    private final LiveShelf<Move> moves;
    private final Participation participation;

    StoredInbox(LiveShelves shelves, Participation participation) {
        this.entries = shelves.of(EntryDocument.SHELF);
        this.heads = shelves.of(HeadDocument.SHELF);
        this.moves = shelves.of(Move.SHELF);
        this.participation = participation;
    }

    @Override
    public List<EntryDocument> inOrder(InboxQuery query, Optional<Cursor> after, int most) {
        return entries.now()
                .find(filter(query, after))
                .sort(order(query.sort()))
                .limit(most)
                .into(new ArrayList<>());
    }

    static Bson filter(InboxQuery query, Optional<Cursor> after) {
        Bson all = Filters.and(
                Filters.eq("person", query.person()),
                Filters.in("place.snoozed", query.snoozed()),
                Filters.eq("place.marks", query.mark().name()),
                Filters.in("of", query.kept().stream().map(Enum::name).toList()));
        return after.map(cursor -> Filters.and(all, beyond(query, cursor))).orElse(all);
    }

    static Bson order(InboxSort sort) {
        return sort.ascending() ? Sorts.ascending(sort.field(), "_id") : Sorts.descending(sort.field(), "_id");
    }

    /** The plain range comes first, for the index; the rest only sorts out those of the same instant. */
    private static Bson beyond(InboxQuery query, Cursor cursor) {
        String field = query.sort().field();
        Date at = Date.from(cursor.at());
        String id = cursor.key() + "/" + query.person();
        return query.sort().ascending()
                ? Filters.and(Filters.gte(field, at), Filters.or(Filters.gt(field, at), Filters.gt("_id", id)))
                : Filters.and(Filters.lte(field, at), Filters.or(Filters.lt(field, at), Filters.lt("_id", id)));
    }

    @Override
    public List<EntryDocument> channels(UUID person) {
        return find(Filters.and(
                Filters.eq("person", person),
                Filters.in("place.snoozed", false, true),
                Filters.eq("place.marks", InboxFilter.ALL.name()),
                Filters.eq("of", ConversationKind.CHANNEL.name())));
    }

    @Override
    public List<EntryDocument> overslept(InboxQuery query) {
        return find(Filters.and(
                Filters.eq("person", query.person()),
                Filters.lte("own.attention.snoozedUntil", Date.from(query.now())),
                Filters.eq("place.marks", query.mark().name()),
                Filters.in("of", query.kept().stream().map(Enum::name).toList())));
    }

    /** From the index alone: what an entry has is nowhere as small. */
    @Override
    public List<String> tallies(UUID person) {
        return entries.now()
                .find(tallied(person), BsonDocument.class)
                .projection(TALLY_ALONE)
                .map(entry -> entry.getDocument("place").getString("tally").getValue())
                .into(new ArrayList<>());
    }

    static Bson tallied(UUID person) {
        return Filters.and(Filters.eq("person", person), Filters.gte("place.tally", ""));
    }

    @Override
    public List<EntryDocument> countedWhole(UUID person) {
        return find(Filters.and(Filters.eq("person", person), Filters.eq("place.tally", Tally.WHOLE)));
    }

    @Override
    public List<EntryDocument> of(UUID person, Collection<UUID> conversations) {
        List<String> ids = conversations.stream()
                .map(conversation -> EntryDocument.id(conversation, person))
                .toList();
        return find(Filters.and(Filters.in("_id", ids), Filters.eq("present", true)));
    }

    /** Whether the person takes or took part in one of the conversations. */
    boolean everIn(UUID person, Collection<UUID> conversations) {
        List<String> ids = conversations.stream()
                .map(conversation -> EntryDocument.id(conversation, person))
                .toList();
        return entries.now().find(Filters.in("_id", ids)).first() != null;
    }

    @Override
    public List<EntryDocument> askedBy(UUID person) {
        return find(Filters.eq("waits.askers", person));
    }

    private List<EntryDocument> find(Bson filter) {
        return entries.now().find(filter).into(new ArrayList<>());
    }

    @Override
    public Map<UUID, HeadDocument> heads(Collection<UUID> conversations) {
        Map<UUID, HeadDocument> found = new HashMap<>();
        heads.now().find(Filters.in("_id", conversations)).forEach(head -> found.put(head.id(), head));
        return found;
    }

    @Override
    public List<Move> notable(UUID conversation, long after) {
        return moves.now()
                .find(Filters.and(
                        Filters.eq("conversation", conversation),
                        Filters.in(
                                "notable",
                                Arrays.stream(Move.Notable.values())
                                        .map(Enum::name)
                                        .toList()),
                        Filters.gt("number.inside", after)))
                .into(new ArrayList<>());
    }

    @Override
    public Set<UUID> visible(UUID person, Collection<UUID> conversations) {
        return participation.among(person, conversations);
    }
}

package dev.duplex.query.inbox;

import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.projection.Batch;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The documents that events up to a moment lead to.
 *
 * @param batch all of them
 * @param retracted messages that are gone now, however long after that moment
 * @param visible which conversations may be shown to a person
 */
record PastInbox(Batch batch, Set<UUID> retracted, BiFunction<UUID, Collection<UUID>, Set<UUID>> visible)
        implements InboxSource {

    private Stream<EntryDocument> mine(UUID person) {
        return batch.all(EntryDocument.SHELF).stream()
                .filter(entry -> entry.present() && entry.person().equals(person));
    }

    private Stream<EntryDocument> kept(InboxQuery query) {
        return mine(query.person())
                .filter(entry -> query.kept().contains(entry.of()))
                .filter(entry -> entry.place().marks().contains(query.mark()));
    }

    @Override
    public List<EntryDocument> inOrder(InboxQuery query, Optional<Cursor> after, int most) {
        Comparator<Cursor> order = query.sort().order();
        return kept(query)
                .filter(entry -> query.snoozed().contains(entry.place().snoozed()))
                .filter(entry -> after.stream()
                        .allMatch(bound -> order.compare(query.sort().cursor(entry), bound) > 0))
                .sorted(Comparator.comparing(query.sort()::cursor, order))
                .limit(most)
                .toList();
    }

    @Override
    public List<EntryDocument> channels(UUID person) {
        return mine(person).filter(EntryDocument::inChannel).toList();
    }

    @Override
    public List<EntryDocument> overslept(InboxQuery query) {
        return kept(query)
                .filter(entry ->
                        entry.place().snoozed() && !entry.own().attention().snoozedAt(query.now()))
                .toList();
    }

    @Override
    public List<String> tallies(UUID person) {
        return mine(person)
                .flatMap(entry -> Stream.ofNullable(entry.place().tally()))
                .toList();
    }

    @Override
    public List<EntryDocument> countedWhole(UUID person) {
        return mine(person)
                .filter(entry -> Tally.WHOLE.equals(entry.place().tally()))
                .toList();
    }

    @Override
    public List<EntryDocument> of(UUID person, Collection<UUID> conversations) {
        return mine(person)
                .filter(entry -> conversations.contains(entry.conversation()))
                .toList();
    }

    @Override
    public List<EntryDocument> askedBy(UUID person) {
        return batch.all(EntryDocument.SHELF).stream()
                .filter(entry -> entry.waits().askers().contains(person))
                .toList();
    }

    @Override
    public Map<UUID, HeadDocument> heads(Collection<UUID> conversations) {
        Map<UUID, HeadDocument> found = new HashMap<>();
        conversations.forEach(id -> batch.get(HeadDocument.SHELF, id).ifPresent(head -> found.put(id, silenced(head))));
        return found;
    }

    private HeadDocument silenced(HeadDocument head) {
        return head.lastMessages()
                .filter(retracted::contains)
                .reduce(head, (told, message) -> told.saying(message, null, told.position()), (_, later) -> later);
    }

    @Override
    public List<Move> notable(UUID conversation, long after) {
        return batch.all(Move.SHELF).stream()
                .filter(move -> move.conversation().equals(conversation)
                        && move.notable() != null
                        && move.number().inside() > after)
                .toList();
    }

    @Override
    public Set<UUID> visible(UUID person, Collection<UUID> conversations) {
        return visible.apply(person, conversations);
    }
}

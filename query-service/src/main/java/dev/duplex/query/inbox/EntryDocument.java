package dev.duplex.query.inbox;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One conversation in one person's inbox. In a channel, what follows from messages alone is not written here for all who
 * take part, but added when it is read.
 *
 * @param kind what the person is
 * @param of what the conversation is
 * @param present whether the person takes part now
 * @param since when the person joined
 */
public record EntryDocument(
        @BsonId String id,
        UUID conversation,
        UUID person,
        PersonKind kind,
        ConversationKind of,
        boolean present,
        Instant since,
        Instant activeAt,
        @Nullable Instant closedAt,
        Unread unread,
        Waiting waits,
        Own own,
        Place place,
        long position)
        implements ReadDocument {

    static final Shelf<EntryDocument> SHELF = new Shelf<>(
            "inbox_entries",
            EntryDocument.class,
            List.of(
                    Indexes.ascending("person", "place.snoozed", "place.marks", "of", "activeAt", "_id"),
                    Indexes.ascending("person", "place.snoozed", "place.marks", "of", "place.waitOrder", "_id"),
                    Indexes.ascending("person", "own.attention.snoozedUntil"),
                    Indexes.ascending("person", "place.tally"),
                    Indexes.ascending("conversation"),
                    Indexes.ascending("waits.askers")));

    /**
     * @param asks who waits for the person
     * @param askers the same people in a channel, for the index
     * @param others whom the person, or the person's side, waits for; in a channel found when it is read
     */
    public record Waiting(
            List<Ask> asks, List<UUID> askers, @Nullable Wait others) {

        static final Waiting NONE = new Waiting(List.of(), List.of(), null);

        List<Ask> askedBefore(Instant instant) {
            return asks.stream().filter(ask -> ask.at().isBefore(instant)).toList();
        }
    }

    /** What the person promised, is to do, and wants. */
    public record Own(List<Owed> owed, List<OpenAction> actions, Attention attention) {

        static final Own NONE = new Own(List.of(), List.of(), Attention.NONE);
    }

    static String id(UUID conversation, UUID person) {
        return conversation + "/" + person;
    }

    /** @param own what the person had before leaving: a promise is kept or dropped, not forgotten */
    static EntryDocument joined(HeadDocument head, Waiter person, Own own, long position) {
        Face face = head.face(person.kind());
        return new EntryDocument(
                        id(head.id(), person.person()),
                        head.id(),
                        person.person(),
                        person.kind(),
                        head.kind(),
                        true,
                        person.since(),
                        face.activeAt(),
                        head.closedAt(),
                        Unread.from(face.count()),
                        Waiting.NONE,
                        own,
                        new Place(false, List.of(), Instant.EPOCH, null, null),
                        position)
                .placed(position);
    }

    Waiter waiter() {
        return new Waiter(person, kind, since);
    }

    boolean inChannel() {
        return of == ConversationKind.CHANNEL;
    }

    EntryDocument left(long applied) {
        return with(false, activeAt, closedAt, unread, Waiting.NONE, own, applied);
    }

    EntryDocument active(Face face, long applied) {
        return with(present, face.activeAt(), closedAt, unread.counted(face.count()), waits, own, applied);
    }

    EntryDocument closed(@Nullable Instant at, long applied) {
        return with(present, activeAt, at, unread, waits, own, applied);
    }

    EntryDocument seeing(UnaryOperator<Unread> change, long applied) {
        Unread changed = change.apply(unread);
        return changed.equals(unread) ? this : with(present, activeAt, closedAt, changed, waits, own, applied);
    }

    EntryDocument asked(List<Ask> asks, long applied) {
        List<UUID> askers = inChannel() ? asks.stream().map(Ask::by).distinct().toList() : List.of();
        return asks.equals(waits.asks()) ? this : waiting(new Waiting(asks, askers, waits.others()), applied);
    }

    EntryDocument waitingFor(@Nullable Wait others, long applied) {
        Waiting changed = new Waiting(waits.asks(), waits.askers(), others);
        return changed.equals(waits) ? this : waiting(changed, applied);
    }

    private EntryDocument waiting(Waiting changed, long applied) {
        return with(present, activeAt, closedAt, unread, changed, own, applied);
    }

    EntryDocument owning(UnaryOperator<Own> change, long applied) {
        return with(present, activeAt, closedAt, unread, waits, change.apply(own), applied);
    }

    /** As it would be if everything in a channel were written to all who take part. */
    EntryDocument completed(Face face, @Nullable Instant closed, Unread seen, @Nullable Wait others) {
        return with(
                present,
                face.activeAt(),
                closed,
                seen,
                new Waiting(waits.asks(), waits.askers(), others),
                own,
                position);
    }

    private EntryDocument placed(long applied) {
        return with(present, activeAt, closedAt, unread, waits, own, applied);
    }

    private EntryDocument with(
            boolean newPresent,
            Instant newActiveAt,
            @Nullable Instant newClosedAt,
            Unread newUnread,
            Waiting newWaits,
            Own newOwn,
            long applied) {
        EntryDocument changed = new EntryDocument(
                id,
                conversation,
                person,
                kind,
                of,
                newPresent,
                since,
                newActiveAt,
                newClosedAt,
                newUnread,
                newWaits,
                newOwn,
                place,
                applied);
        return new EntryDocument(
                id,
                conversation,
                person,
                kind,
                of,
                newPresent,
                since,
                newActiveAt,
                newClosedAt,
                newUnread,
                newWaits,
                newOwn,
                Place.of(changed),
                applied);
    }
}

package dev.duplex.query.inbox;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What can ask or answer, or ends both. Kept so that waits can be folded again.
 *
 * @param id the message, or a name for what else it is
 * @param by for a closing nobody in particular
 * @param logged the position of its event
 * @param silent whether it neither asks nor answers: a bot's, an automation's or a retracted message, a private note
 * @param notable what of it those find who read a channel, null for nothing
 */
public record Move(
        @BsonId String id,
        UUID conversation,
        Act act,
        UUID by,
        PersonKind kind,
        Instant at,
        long logged,
        Numbered number,
        Spot spot,
        Call call,
        boolean silent,
        @Nullable Notable notable,
        long position)
        implements ReadDocument {

    static final Shelf<Move> SHELF = new Shelf<>(
            "inbox_moves",
            Move.class,
            List.of(
                    Indexes.ascending("conversation", "at"),
                    Indexes.ascending("spot.thread"),
                    Indexes.ascending("conversation", "notable", "number.inside")));

    /** The order of what happened. */
    static final Comparator<Move> ORDER = Comparator.comparing(Move::at).thenComparingLong(Move::logged);

    public enum Notable {
        RETRACTED,
        EVERYONE,
        HERE
    }

    /**
     * How many messages count as unread up to here.
     *
     * @param inside for members
     * @param outside for customers
     * @param counts whether this one does
     * @param note whether it is for members only
     */
    public record Numbered(long inside, long outside, boolean counts, boolean note) {

        long of(PersonKind reader) {
            return reader == PersonKind.CUSTOMER ? outside : inside;
        }

        boolean countsFor(PersonKind reader) {
            return counts && !(note && reader == PersonKind.CUSTOMER);
        }
    }

    /**
     * Where a message stands.
     *
     * @param thread the message that opened the thread, the message itself at the top level
     * @param answered who wrote the message that it answers, null where that is not known
     */
    public record Spot(
            @Nullable UUID inReplyTo, UUID thread, @Nullable UUID answered) {

        boolean topLevel() {
            return inReplyTo == null;
        }
    }

    /** Whom a message speaks to. */
    public record Call(
            List<UUID> mentions,
            @Nullable Broadcast broadcast,
            @Nullable Instant needsReplyBy) {

        static final Call NOBODY = new Call(List.of(), null, null);

        @Nullable Notable notable() {
            return switch (broadcast) {
                case null -> null;
                case EVERYONE -> Notable.EVERYONE;
                case HERE -> Notable.HERE;
            };
        }
    }

    /** What is no message. */
    static Move of(
            Act act,
            String id,
            UUID conversation,
            UUID by,
            PersonKind kind,
            Instant at,
            Numbered number,
            long position) {
        Spot nowhere = new Spot(null, conversation, null);
        return new Move(
                id, conversation, act, by, kind, at, position, number, nowhere, Call.NOBODY, false, null, position);
    }

    static Move closing(ConversationClosed closed, HeadDocument head, long position) {
        UUID by = closed.by();
        return of(
                Act.CLOSING,
                closing(position),
                closed.conversation(),
                by == null ? closed.conversation() : by,
                PersonKind.MEMBER,
                closed.at(),
                new Numbered(head.inside().count(), head.outside().count(), false, false),
                position);
    }

    static String closing(long position) {
        return "closed:" + position;
    }

    /** In a channel: whether it asks this person. */
    boolean addresses(UUID person) {
        return call.needsReplyBy() != null || call.mentions().contains(person) || person.equals(spot.answered());
    }

    boolean isRetracted() {
        return notable == Notable.RETRACTED;
    }

    Move retracted(long applied) {
        Notable gone = number.counts() ? Notable.RETRACTED : null;
        return new Move(id, conversation, act, by, kind, at, logged, number, spot, call, true, gone, applied);
    }

    Move calling(List<UUID> mentions, @Nullable Broadcast broadcast, long applied) {
        Call changed = new Call(mentions, broadcast, call.needsReplyBy());
        return new Move(
                id,
                conversation,
                act,
                by,
                kind,
                at,
                logged,
                number,
                spot,
                changed,
                silent,
                number.counts() ? changed.notable() : null,
                applied);
    }

    Move standing(Spot changed, long applied) {
        return new Move(id, conversation, act, by, kind, at, logged, number, changed, call, silent, notable, applied);
    }

    Ask ask() {
        return new Ask(by, UUID.fromString(id), at, spot.thread(), spot.topLevel(), call.needsReplyBy());
    }
}

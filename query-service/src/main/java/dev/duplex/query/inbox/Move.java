package dev.duplex.query.inbox;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What can ask or answer: a message, or joining a live call. Kept so that waits can be folded again.
 *
 * @param id the message, or a name for the joining
 * @param logged the position of its event
 * @param sequence how many messages count as unread up to here
 * @param call whether it is the joining of a call; then thread and what follows mean nothing
 * @param thread the message that opened the thread, the message itself at the top level
 * @param addressed who is mentioned, and whose message is answered
 * @param everyone whether the whole channel is asked
 * @param silent whether it neither asks nor answers: a bot's, an automation's or a retracted message
 */
public record Move(
        @BsonId String id,
        UUID conversation,
        UUID by,
        PersonKind kind,
        Instant at,
        long logged,
        long sequence,
        boolean call,
        UUID thread,
        boolean topLevel,
        List<UUID> addressed,
        boolean everyone,
        boolean silent,
        long position)
        implements ReadDocument {

    static final Shelf<Move> SHELF =
            new Shelf<>("inbox_moves", Move.class, List.of(Indexes.ascending("conversation", "logged")));

    /** The order of what happened. */
    static final Comparator<Move> ORDER = Comparator.comparing(Move::at).thenComparingLong(Move::logged);

    Move retracted(long applied) {
        return new Move(
                id,
                conversation,
                by,
                kind,
                at,
                logged,
                sequence,
                call,
                thread,
                topLevel,
                addressed,
                everyone,
                true,
                applied);
    }

    Ask ask() {
        return new Ask(by, UUID.fromString(id), at, thread, topLevel);
    }
}

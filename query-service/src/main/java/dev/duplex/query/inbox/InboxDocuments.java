package dev.duplex.query.inbox;

import com.mongodb.client.model.Filters;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.projection.Batch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The documents of inboxes in a batch. */
record InboxDocuments(Batch batch) {

    Optional<HeadDocument> head(UUID conversation) {
        return batch.get(HeadDocument.SHELF, conversation);
    }

    void changeHead(UUID conversation, long position, Function<HeadDocument, @Nullable HeadDocument> fold) {
        batch.change(HeadDocument.SHELF, conversation, position, fold);
    }

    void changeEntry(
            UUID conversation, UUID person, long position, Function<EntryDocument, @Nullable EntryDocument> fold) {
        batch.change(EntryDocument.SHELF, EntryDocument.id(conversation, person), position, fold);
    }

    /** Those of all who take part, where a conversation's head names them. */
    List<EntryDocument> entries(HeadDocument head) {
        return head.participants().stream()
                .flatMap(person -> batch.get(EntryDocument.SHELF, EntryDocument.id(head.id(), person)).stream())
                .toList();
    }

    /** Those of all who ever took part. */
    List<EntryDocument> entries(UUID conversation) {
        return batch.where(
                EntryDocument.SHELF,
                Filters.eq("conversation", conversation),
                entry -> entry.conversation().equals(conversation));
    }

    Optional<Move> move(UUID message) {
        return batch.get(Move.SHELF, message.toString());
    }

    void changeMove(UUID message, long position, Function<Move, @Nullable Move> fold) {
        batch.change(Move.SHELF, message.toString(), position, fold);
    }

    /**
     * What happened in a conversation from an instant on, in the order of what happened.
     *
     * @param upTo the position of the last event to count
     */
    List<Move> moves(UUID conversation, Instant from, long upTo) {
        return batch
                .where(
                        Move.SHELF,
                        Filters.and(Filters.eq("conversation", conversation), Filters.gte("at", from)),
                        move -> move.conversation().equals(conversation)
                                && !move.at().isBefore(from)
                                && move.logged() <= upTo)
                .stream()
                .sorted(Move.ORDER)
                .toList();
    }

    /** The messages of a conversation that are in a thread now. */
    List<Move> thread(UUID conversation, UUID thread) {
        return batch.where(
                Move.SHELF,
                Filters.eq("spot.thread", thread),
                move -> move.act() == Act.MESSAGE
                        && move.conversation().equals(conversation)
                        && move.spot().thread().equals(thread));
    }

    PersonKind kind(UUID person) {
        return batch.get(KnownPerson.SHELF, person).map(KnownPerson::kind).orElse(PersonKind.MEMBER);
    }
}

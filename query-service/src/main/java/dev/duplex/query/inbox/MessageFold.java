package dev.duplex.query.inbox;

import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.Origin;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.inbox.HeadDocument.LastMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What messages, and joining calls, do to inboxes. */
final class MessageFold {

    private final InboxDocuments documents;
    private final WaitFold waits;

    MessageFold(InboxDocuments documents, WaitFold waits) {
        this.documents = documents;
        this.waits = waits;
    }

    void sent(MessageSent sent, long position) {
        UUID conversation = sent.conversation();
        Optional<HeadDocument> before = documents.head(conversation);
        boolean counts = sent.origin() != Origin.IMPORT;
        LastMessage last = new LastMessage(sent.message(), sent.at(), sent.by(), sent.text(), sent.mode());
        documents.changeHead(conversation, position, head -> head.sent(last, counts, position));
        documents.batch().update(Move.SHELF, sent.message().toString(), position, none -> message(sent, position));
        Optional<Move> after = documents.move(sent.message());
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        Move move = after.get();
        documents.changeEntry(conversation, sent.by(), position, entry -> entry.readUpTo(move.sequence(), position));
        if (counts) {
            sent.mentions().stream()
                    .filter(person -> !person.equals(sent.by()))
                    .distinct()
                    .forEach(person -> documents.changeEntry(
                            conversation, person, position, entry -> entry.mentionedAt(move.sequence(), position)));
        }
        waits.moved(move, before.get(), position);
    }

    private Move message(MessageSent sent, long position) {
        Optional<UUID> answered = Optional.ofNullable(sent.inReplyTo());
        Optional<Move> parent = answered.flatMap(documents::move);
        PersonKind kind = documents.kind(sent.by());
        return new Move(
                sent.message().toString(),
                sent.conversation(),
                sent.by(),
                kind,
                sent.at(),
                position,
                documents.head(sent.conversation()).map(HeadDocument::count).orElse(0L),
                false,
                parent.map(Move::thread).or(() -> answered).orElse(sent.message()),
                answered.isEmpty(),
                Stream.concat(sent.mentions().stream(), parent.map(Move::by).stream())
                        .distinct()
                        .toList(),
                sent.needsReplyBy() != null,
                kind == PersonKind.BOT || sent.origin() == Origin.BOT || sent.origin() == Origin.AUTOMATION,
                position);
    }

    void joined(CallJoined joined, long position) {
        documents.head(joined.conversation()).ifPresent(head -> {
            Move move = new Move(
                    joining(position),
                    joined.conversation(),
                    joined.person(),
                    documents.kind(joined.person()),
                    joined.at(),
                    position,
                    head.count(),
                    true,
                    joined.call(),
                    false,
                    List.of(),
                    false,
                    false,
                    position);
            documents.batch().update(Move.SHELF, move.id(), position, none -> move);
            waits.moved(move, head, position);
        });
    }

    void retracted(MessageRetracted retracted, long position) {
        documents
                .batch()
                .change(Move.SHELF, retracted.message().toString(), position, move -> move.retracted(position));
        documents.changeHead(
                retracted.conversation(), position, head -> head.saying(retracted.message(), null, position));
        waits.anew(retracted.conversation());
    }

    static String joining(long position) {
        return "joined:" + position;
    }
}

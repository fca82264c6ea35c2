package dev.duplex.query.inbox;

import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.Origin;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.inbox.Face.LastMessage;
import java.util.Optional;
import java.util.UUID;

/** What messages, and joining calls, do to inboxes. */
final class MessageFold {

    private final InboxDocuments documents;
    private final UnreadFold unread;
    private final WaitFold waits;

    MessageFold(InboxDocuments documents, WaitFold waits) {
        this.documents = documents;
        this.unread = new UnreadFold(documents);
        this.waits = waits;
    }

    void sent(MessageSent sent, long position) {
        UUID conversation = sent.conversation();
        Optional<HeadDocument> before = documents.head(conversation);
        boolean counts = sent.origin() != Origin.IMPORT;
        LastMessage last = new LastMessage(sent.message(), sent.at(), sent.by(), sent.text(), sent.mode());
        documents.changeHead(conversation, position, head -> head.sent(last, counts, sent.privateNote(), position));
        boolean channel = before.filter(head -> head.circle().addressed()).isPresent();
        if (channel) {
            missing(sent, position);
        }
        documents
                .batch()
                .update(
                        Move.SHELF,
                        sent.message().toString(),
                        position,
                        none -> none == null ? message(sent, counts, position) : none);
        documents
                .move(sent.message())
                .ifPresent(move -> before.ifPresent(head -> {
                    unread.sent(move, position);
                    if (channel && wasMissing(move)) {
                        found(move, position);
                    }
                    waits.moved(move, head, position);
                }));
    }

    /** A reply may come before the message that it answers, which then changes what thread it is in. */
    private void missing(MessageSent sent, long position) {
        UUID parent = sent.inReplyTo();
        if (parent != null && before(parent, position).isEmpty()) {
            documents
                    .batch()
                    .update(
                            MissingDocument.SHELF,
                            parent,
                            position,
                            known ->
                                    known == null ? new MissingDocument(parent, sent.conversation(), position) : known);
        }
    }

    private boolean wasMissing(Move move) {
        return documents
                .batch()
                .get(MissingDocument.SHELF, UUID.fromString(move.id()))
                .filter(missing -> missing.position() < move.logged())
                .isPresent();
    }

    /** Until now it opened the thread of those which answer it, and of those which answer them. */
    private void found(Move message, long position) {
        UUID id = UUID.fromString(message.id());
        for (Move reply : documents.thread(message.conversation(), id)) {
            UUID parent = reply.spot().inReplyTo();
            Move.Spot spot = new Move.Spot(
                    parent,
                    message.spot().thread(),
                    id.equals(parent) ? message.by() : reply.spot().answered());
            if (parent != null && !spot.equals(reply.spot())) {
                waits.changed(reply);
                documents.changeMove(UUID.fromString(reply.id()), position, now -> now.standing(spot, position));
            }
        }
    }

    /** A batch that comes again may find what is logged later. */
    private Optional<Move> before(UUID message, long position) {
        return documents.move(message).filter(move -> move.logged() < position);
    }

    private Move message(MessageSent sent, boolean counts, long position) {
        Optional<UUID> answered = Optional.ofNullable(sent.inReplyTo());
        Optional<Move> parent = answered.flatMap(message -> before(message, position));
        PersonKind kind = documents.kind(sent.by());
        boolean bot = kind == PersonKind.BOT || sent.origin() == Origin.BOT || sent.origin() == Origin.AUTOMATION;
        Move.Call call = new Move.Call(sent.mentions(), sent.broadcast(), sent.needsReplyBy());
        return new Move(
                sent.message().toString(),
                sent.conversation(),
                Act.MESSAGE,
                sent.by(),
                kind,
                sent.at(),
                position,
                number(sent.conversation(), counts, sent.privateNote()),
                new Move.Spot(
                        sent.inReplyTo(),
                        parent.map(move -> move.spot().thread())
                                .or(() -> answered)
                                .orElse(sent.message()),
                        parent.map(Move::by).orElse(null)),
                call,
                bot || sent.privateNote(),
                counts ? call.notable() : null,
                position);
    }

    private Move.Numbered number(UUID conversation, boolean counts, boolean note) {
        return documents
                .head(conversation)
                .map(head ->
                        new Move.Numbered(head.inside().count(), head.outside().count(), counts, note))
                .orElseGet(() -> new Move.Numbered(0, 0, false, note));
    }

    void joined(CallJoined joined, long position) {
        documents.head(joined.conversation()).ifPresent(head -> {
            Move move = Move.of(
                    Act.JOINING,
                    joining(position),
                    joined.conversation(),
                    joined.person(),
                    documents.kind(joined.person()),
                    joined.at(),
                    number(joined.conversation(), false, false),
                    position);
            documents.batch().update(Move.SHELF, move.id(), position, none -> move);
            waits.moved(move, head, position);
        });
    }

    void retracted(MessageRetracted retracted, long position) {
        documents.move(retracted.message()).ifPresent(move -> {
            unread.retracted(move, position);
            waits.changed(move);
        });
        documents.changeMove(retracted.message(), position, move -> move.retracted(position));
        documents.changeHead(
                retracted.conversation(), position, head -> head.saying(retracted.message(), null, position));
    }

    void edited(MessageEdited edited, long position) {
        documents.changeHead(
                edited.conversation(), position, head -> head.saying(edited.message(), edited.text(), position));
        var mentions = edited.mentions();
        Optional<Move> known = documents.move(edited.message()).filter(move -> !move.isRetracted());
        if (mentions == null || known.isEmpty()) {
            return;
        }
        Broadcast broadcast = edited.broadcast();
        unread.called(known.get(), new Move.Call(mentions, broadcast, null), position);
        documents.changeMove(edited.message(), position, move -> move.calling(mentions, broadcast, position));
        documents
                .head(edited.conversation())
                .filter(head -> head.circle().addressed())
                .ifPresent(head -> waits.again(head.id(), known.get().at()));
    }

    static String joining(long position) {
        return "joined:" + position;
    }
}

package dev.duplex.query.inbox;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.query.inbox.EntryDocument.Own;
import dev.duplex.query.projection.Batch;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Folds one batch of events into the documents of inboxes. */
final class InboxFold {

    private final Batch batch;
    private final InboxDocuments documents;
    private final WaitFold waits;
    private final MessageFold messages;
    private final OwnFold own;
    private final Map<UUID, Long> latest = new HashMap<>();

    InboxFold(Batch batch) {
        this.batch = batch;
        this.documents = new InboxDocuments(batch);
        this.waits = new WaitFold(documents);
        this.messages = new MessageFold(documents, waits);
        this.own = new OwnFold(documents);
    }

    void apply(DuplexEvent event, long position) {
        InboxEvents.conversationOf(event).ifPresent(conversation -> latest.put(conversation, position));
        switch (event) {
            case PersonJoined joined ->
                batch.update(
                        KnownPerson.SHELF,
                        joined.person(),
                        position,
                        none -> new KnownPerson(joined.person(), joined.kind(), position));
            case ConversationStarted started ->
                batch.update(
                        HeadDocument.SHELF,
                        started.conversation(),
                        position,
                        none -> HeadDocument.of(started, position));
            case ParticipantAdded added -> added(added, position);
            case ParticipantLeft left -> left(left, position);
            case ConversationRead read -> read(read, position);
            case MessageSent sent -> messages.sent(sent, position);
            case MessageEdited edited -> messages.edited(edited, position);
            case MessageRetracted retracted -> messages.retracted(retracted, position);
            case ReplyLaterEvent reply -> own.owed(reply, position);
            case AttentionEvent attention -> own.attention(attention, position);
            case ActionItemEvent action -> own.action(action, position);
            case ConversationClosed closed -> closed(closed, position);
            case ConversationReopened reopened -> closedSince(reopened.conversation(), null, position);
            case CallEvent call -> call(call, position);
            default -> {}
        }
    }

    private void added(ParticipantAdded added, long position) {
        UUID conversation = added.conversation();
        documents.head(conversation).ifPresent(head -> {
            Waiter person = new Waiter(added.person(), documents.kind(added.person()), added.at());
            batch.update(
                    EntryDocument.SHELF,
                    EntryDocument.id(conversation, added.person()),
                    position,
                    before -> before != null && before.present()
                            ? null
                            : EntryDocument.joined(head, person, before == null ? Own.NONE : before.own(), position));
            boolean customer = person.kind() == PersonKind.CUSTOMER;
            if (customer && !head.customers() && head.folded() != null) {
                // two sides from the start: whatever was answered or suppressed may be so no more
                waits.again(conversation, WaitFold.BEGINNING);
            } else if (head.hasMovedSince(added.at())) {
                waits.again(conversation, added.at());
            }
            documents.changeHead(conversation, position, before -> before.joined(added.person(), customer, position));
            waits.touched(conversation);
        });
    }

    private void left(ParticipantLeft left, long position) {
        documents.changeEntry(left.conversation(), left.person(), position, entry -> entry.left(position));
        documents.changeHead(left.conversation(), position, head -> head.left(left.person(), position));
        waits.touched(left.conversation());
    }

    private void closed(ConversationClosed closed, long position) {
        closedSince(closed.conversation(), closed.at(), position);
        documents.head(closed.conversation()).ifPresent(head -> {
            Move move = Move.closing(closed, head, position);
            batch.update(Move.SHELF, move.id(), position, none -> move);
            waits.moved(move, head, position);
        });
    }

    private void closedSince(UUID conversation, @Nullable Instant at, long position) {
        documents.changeHead(conversation, position, head -> head.closed(at, position));
        everybody(conversation, position, entry -> entry.closed(at, position));
    }

    private void call(CallEvent event, long position) {
        if (event instanceof CallStarted started) {
            started(started, position);
        }
        if (event instanceof CallJoined joined && !moves(joined)) {
            messages.joined(joined, position);
        }
        documents.changeHead(event.conversation(), position, head -> head.after(event, position));
    }

    /** To another device. Where that is known of later already, all that came of it is written. */
    private boolean moves(CallJoined joined) {
        return documents
                .head(joined.conversation())
                .filter(head -> head.inCall(joined.call(), joined.person()))
                .isPresent();
    }

    private void started(CallStarted started, long position) {
        UUID conversation = started.conversation();
        documents.changeHead(conversation, position, head -> head.active(started.at(), position));
        documents
                .head(conversation)
                .ifPresent(head ->
                        everybody(conversation, position, entry -> entry.active(head.face(entry.kind()), position)));
    }

    /** Except in channels. */
    private void everybody(UUID conversation, long position, Function<EntryDocument, @Nullable EntryDocument> change) {
        documents
                .head(conversation)
                .ifPresent(head -> head.participants()
                        .forEach(person -> documents.changeEntry(conversation, person, position, change)));
    }

    private void read(ConversationRead read, long position) {
        documents
                .move(read.upTo())
                .ifPresent(move -> documents.changeEntry(
                        read.conversation(),
                        read.person(),
                        position,
                        entry -> entry.seeing(
                                unread -> unread.readUpTo(move.number().of(entry.kind())), position)));
    }

    /** After the last event of the batch. */
    void finish() {
        waits.finish(latest);
    }
}

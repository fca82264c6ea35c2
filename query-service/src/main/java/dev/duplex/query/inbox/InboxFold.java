package dev.duplex.query.inbox;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.query.projection.Batch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Folds one batch of events into the documents of inboxes. */
final class InboxFold {

    private final Batch batch;
    private final InboxDocuments documents;
    private final WaitFold waits;
    private final MessageFold messages;
    private final Map<UUID, Long> latest = new HashMap<>();

    InboxFold(Batch batch) {
        this.batch = batch;
        this.documents = new InboxDocuments(batch);
        this.waits = new WaitFold(documents);
        this.messages = new MessageFold(documents, waits);
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
            case MessageEdited edited ->
                batch.change(
                        HeadDocument.SHELF,
                        edited.conversation(),
                        position,
                        head -> head.saying(edited.message(), edited.text(), position));
            case MessageRetracted retracted -> messages.retracted(retracted, position);
            case ReplyDeferred deferred ->
                documents.changeEntry(
                        deferred.conversation(),
                        deferred.person(),
                        position,
                        entry -> entry.owing(owed -> Owed.after(owed, deferred), position));
            case ReplyDeferralDropped dropped ->
                documents.changeEntry(
                        dropped.conversation(),
                        dropped.person(),
                        position,
                        entry -> entry.owing(owed -> Owed.after(owed, dropped), position));
            case CallStarted started ->
                batch.change(
                        HeadDocument.SHELF,
                        started.conversation(),
                        position,
                        head -> head.active(started.at(), position));
            case CallJoined joined -> messages.joined(joined, position);
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
                            : EntryDocument.joined(
                                    conversation,
                                    person,
                                    head.count(),
                                    before == null ? List.of() : before.owed(),
                                    position));
            boolean customer = person.kind() == PersonKind.CUSTOMER;
            if (customer && !head.customers() && head.folded() != null) {
                waits.anew(conversation);
            }
            documents.changeHead(conversation, position, before -> before.joined(added.person(), customer, position));
        });
    }

    private void left(ParticipantLeft left, long position) {
        documents.changeEntry(left.conversation(), left.person(), position, entry -> entry.left(position));
        documents.changeHead(left.conversation(), position, head -> head.left(left.person(), position));
    }

    private void read(ConversationRead read, long position) {
        documents
                .move(read.upTo())
                .ifPresent(move -> documents.changeEntry(
                        read.conversation(),
                        read.person(),
                        position,
                        entry -> entry.readUpTo(move.sequence(), position)));
    }

    /** After the last event of the batch. */
    void finish() {
        waits.finish(latest);
    }
}

package dev.duplex.query.inbox;

import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.ConversationEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which documents a batch of events is about, so that they come with a query or two a collection.
 *
 * @param headsAlone heads without the entries of all who take part
 */
record Concerned(
        Set<UUID> people,
        Set<UUID> heads,
        Set<UUID> headsAlone,
        Set<String> moves,
        Set<UUID> missing,
        Set<UUID> actions,
        Set<String> entries) {

    static Concerned by(List<LoggedEvent> events) {
        Concerned all = new Concerned(
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>());
        events.forEach(logged -> {
            switch (logged.event()) {
                case PersonJoined joined -> all.people.add(joined.person());
                case ConversationEvent event -> all.add(event, logged.position());
                case MessageEvent event -> all.add(event);
                case ReplyLaterEvent reply -> all.entries.add(EntryDocument.id(reply.conversation(), reply.person()));
                case AttentionEvent attention ->
                    all.entries.add(EntryDocument.id(attention.conversation(), attention.person()));
                case ActionItemEvent action -> {
                    all.actions.add(action.action());
                    all.entries.add(EntryDocument.id(action.conversation(), action.owner()));
                }
                case CallStarted started -> all.heads.add(started.conversation());
                case CallJoined joined -> {
                    all.heads.add(joined.conversation());
                    all.moves.add(MessageFold.joining(logged.position()));
                    all.addPerson(joined.conversation(), joined.person());
                }
                case CallEvent other -> all.headsAlone.add(other.conversation());
                default -> {}
            }
        });
        return all;
    }

    private void add(ConversationEvent event, long position) {
        heads.add(event.conversation());
        switch (event) {
            case ConversationStarted _, ConversationRenamed _, ConversationReopened _, ParticipantRoleChanged _ -> {}
            case ConversationClosed _ -> moves.add(Move.closing(position));
            case ParticipantAdded added -> addPerson(added.conversation(), added.person());
            case ParticipantLeft left -> addPerson(left.conversation(), left.person());
            case ConversationRead read -> {
                addPerson(read.conversation(), read.person());
                moves.add(read.upTo().toString());
            }
        }
    }

    private void add(MessageEvent event) {
        heads.add(event.conversation());
        moves.add(event.message().toString());
        if (event instanceof MessageEdited edited && edited.mentions() != null) {
            edited.mentions().forEach(person -> addPerson(edited.conversation(), person));
        }
        if (event instanceof MessageSent sent) {
            missing.add(sent.message());
            addPerson(sent.conversation(), sent.by());
            sent.mentions().forEach(person -> addPerson(sent.conversation(), person));
            UUID parent = sent.inReplyTo();
            if (parent != null) {
                moves.add(parent.toString());
                missing.add(parent);
            }
        }
    }

    private void addPerson(UUID conversation, UUID person) {
        people.add(person);
        entries.add(EntryDocument.id(conversation, person));
    }

    void load(Batch batch) {
        batch.load(KnownPerson.SHELF, people);
        batch.load(HeadDocument.SHELF, heads);
        batch.load(HeadDocument.SHELF, headsAlone);
        batch.load(Move.SHELF, moves);
        batch.load(ReachDocument.SHELF, moves);
        batch.load(MissingDocument.SHELF, missing);
        batch.load(ActionDocument.SHELF, actions);
        Stream<String> others = heads.stream()
                .flatMap(id -> batch.get(HeadDocument.SHELF, id).stream())
                .flatMap(head -> head.participants().stream().map(person -> EntryDocument.id(head.id(), person)));
        Stream<String> spokenTo = moves.stream()
                .flatMap(id -> batch.get(Move.SHELF, id).stream())
                .flatMap(move -> Stream.concat(Stream.of(move.by()), move.call().mentions().stream())
                        .map(person -> EntryDocument.id(move.conversation(), person)));
        Stream<String> owners = actions.stream()
                .flatMap(id -> batch.get(ActionDocument.SHELF, id).stream())
                .map(action -> EntryDocument.id(action.conversation(), action.owner()));
        batch.load(
                EntryDocument.SHELF,
                Stream.of(entries.stream(), others, spokenTo, owners)
                        .flatMap(ids -> ids)
                        .distinct()
                        .toList());
    }
}

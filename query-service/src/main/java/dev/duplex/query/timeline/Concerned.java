package dev.duplex.query.timeline;

import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.ConversationEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.transition.TransitionEvent;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.timeline.TransitionBody.Direction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Which documents a batch of events is about, so that they come with a query a collection. */
record Concerned(Set<String> entries, Set<String> participants, Set<UUID> conversations) {

    static Concerned by(List<LoggedEvent> events) {
        Concerned all = new Concerned(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        events.forEach(logged -> {
            switch (logged.event()) {
                case ParticipantAdded added -> all.participant(added.conversation(), added.person());
                case ParticipantLeft left -> all.participant(left.conversation(), left.person());
                case ParticipantRoleChanged changed -> all.participant(changed.conversation(), changed.person());
                case ConversationRead read -> all.participant(read.conversation(), read.person());
                case AttentionEvent own -> all.participant(own.conversation(), own.person());
                case ConversationEvent conversation -> all.conversations.add(conversation.conversation());
                case MessageEvent message -> all.entries.add(message.message().toString());
                case CallEvent call -> {
                    all.entries.add(EntryDocument.callId(call.call()));
                    if (call instanceof CallStarted started && started.escalatedFrom() != null) {
                        all.entries.add(started.escalatedFrom().toString());
                    }
                }
                case TransitionEvent transition ->
                    Stream.of(Direction.values())
                            .forEach(direction -> all.entries.add(TransitionBody.id(direction, transition.call())));
                default ->
                    AgreedFold.entriesOf(logged.event(), logged.position()).forEach(all.entries::add);
            }
            if (logged.event() instanceof MessageSent sent) {
                all.conversations.add(sent.conversation());
                UUID parent = sent.inReplyTo();
                if (parent != null) {
                    all.entries.add(parent.toString());
                }
            }
        });
        return all;
    }

    private void participant(UUID conversation, UUID person) {
        participants.add(ParticipantDocument.id(conversation, person));
    }

    /** Threads come second: which message opened one is known from the message answered. */
    void load(Batch batch) {
        batch.load(EntryDocument.SHELF, entries);
        batch.load(ParticipantDocument.SHELF, participants);
        batch.load(ConversationDocument.SHELF, conversations);
        batch.load(
                EntryDocument.SHELF,
                entries.stream()
                        .flatMap(id -> batch.get(EntryDocument.SHELF, id).stream())
                        .flatMap(entry -> Stream.ofNullable(entry.message()))
                        .flatMap(body -> Stream.ofNullable(body.thread()))
                        .map(UUID::toString)
                        .distinct()
                        .toList());
    }
}

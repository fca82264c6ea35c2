package dev.duplex.command.call;

import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.NotStarted;
import dev.duplex.command.call.CallState.Present;
import dev.duplex.command.call.CallState.Rung;
import dev.duplex.command.facts.KnownAvailability;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What starting a call is decided on.
 *
 * @param calls of the conversation, and the one with the command's id wherever it was
 * @param told what happened in that one
 * @param retracted whether the message was that it grows out of
 */
record StartScene(
        Membership membership,
        Map<UUID, CallState> calls,
        Map<UUID, List<CallEvent>> told,
        Whereabouts whereabouts,
        Optional<MessageSent> escalatedFrom,
        boolean retracted,
        KnownAvailability known,
        Invitation invitation) {

    static final StartScene UNKNOWN = new StartScene(
            Membership.UNKNOWN,
            Map.of(),
            Map.of(),
            new Whereabouts(Map.of()),
            Optional.empty(),
            false,
            KnownAvailability.NONE,
            Invitation.NONE);

    StartScene evolve(DuplexEvent event) {
        Map<UUID, CallState> changed = calls;
        Map<UUID, List<CallEvent>> more = told;
        if (event instanceof CallEvent call && (call instanceof CallStarted || calls.containsKey(call.call()))) {
            changed = new HashMap<>(calls);
            changed.merge(call.call(), new NotStarted().evolve(call), (before, _) -> before.evolve(call));
        }
        if (event instanceof CallEvent.CallDeclined declined) {
            more = new HashMap<>(told);
            List<CallEvent> all = new ArrayList<>(told.getOrDefault(declined.call(), List.of()));
            all.add(declined);
            more.put(declined.call(), all);
        }
        return new StartScene(
                membership.evolve(event),
                changed,
                more,
                event instanceof CallEvent call ? whereabouts.evolve(call) : whereabouts,
                event instanceof MessageSent sent ? Optional.of(sent) : escalatedFrom,
                retracted || event instanceof MessageRetracted,
                known.evolve(event),
                event instanceof ScheduledCallEvent scheduled ? invitation.evolve(scheduled) : invitation);
    }

    Optional<Live> inProgress(UUID conversation) {
        return calls.values().stream()
                .filter(Live.class::isInstance)
                .map(Live.class::cast)
                .filter(call -> call.started().conversation().equals(conversation))
                .findFirst();
    }

    /** The live chat that becomes the call. */
    Optional<Live> chat(StartCall command) {
        return inProgress(command.conversation())
                .filter(call -> call.started().media() == Media.TEXT && command.media() != Media.TEXT);
    }

    /** Nobody rings himself. */
    List<UUID> ring(StartCall command, ConversationStarted conversation) {
        return command.ring().orElseGet(() -> usual(command, conversation)).stream()
                .filter(person -> !person.equals(command.by()))
                .distinct()
                .toList();
    }

    private List<UUID> usual(StartCall command, ConversationStarted conversation) {
        if (command.scheduled() != null) {
            return invitation.wanted(command.at());
        }
        return chat(command)
                .map(StartScene::people)
                .orElseGet(
                        () -> conversation.kind() == ConversationKind.DIRECT ? conversation.participants() : List.of());
    }

    private static List<UUID> people(Live chat) {
        Set<UUID> people = new LinkedHashSet<>(chat.in(Present.class));
        people.addAll(chat.in(Rung.class));
        return List.copyOf(people);
    }
}

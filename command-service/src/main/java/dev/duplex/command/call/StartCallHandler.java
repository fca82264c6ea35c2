package dev.duplex.command.call;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class StartCallHandler implements Decider<StartCall, StartCallHandler.State> {

    /**
     * @param calls of the conversation, and the one with the command's id wherever it was
     * @param over the calls that have ended
     */
    record State(
            Membership membership,
            Map<UUID, CallStarted> calls,
            Set<UUID> over,
            Whereabouts whereabouts,
            Optional<MessageSent> escalatedFrom) {

        Optional<CallStarted> inProgress(UUID conversation) {
            return calls.values().stream()
                    .filter(call -> call.conversation().equals(conversation) && !over.contains(call.call()))
                    .findFirst();
        }
    }

    @Override
    public Boundary boundary(StartCall command) {
        Set<UUID> concerned = new LinkedHashSet<>(command.ring().orElse(List.of()));
        concerned.add(command.by());
        Boundary boundary = Membership.boundary(command.conversation(), concerned)
                .and(EventTag.conversation(command.conversation()), CallStarted.class, CallEnded.class)
                .and(EventTag.call(command.call()), CallStarted.class)
                .and(EventTag.person(command.by()), CallJoined.class, CallLeft.class);
        return command.escalatedFrom() == null
                ? boundary
                : boundary.and(EventTag.message(command.escalatedFrom()), MessageSent.class);
    }

    @Override
    public State initial() {
        return new State(Membership.UNKNOWN, Map.of(), Set.of(), new Whereabouts(Map.of()), Optional.empty());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        Map<UUID, CallStarted> calls = state.calls();
        Set<UUID> over = state.over();
        if (event instanceof CallStarted started) {
            calls = new HashMap<>(calls);
            calls.put(started.call(), started);
        } else if (event instanceof CallEnded ended) {
            over = new HashSet<>(over);
            over.add(ended.call());
        }
        return new State(
                state.membership().evolve(event),
                calls,
                over,
                event instanceof CallEvent call ? state.whereabouts().evolve(call) : state.whereabouts(),
                event instanceof MessageSent sent ? Optional.of(sent) : state.escalatedFrom());
    }

    @Override
    public Decision decide(StartCall command, State state) {
        Optional<ConversationStarted> started = state.membership().started();
        if (started.isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("conversation", command.conversation().toString(), "conversation"));
        }
        List<UUID> ring = ring(command, started.get());
        CallStarted same = state.calls().get(command.call());
        if (same != null) {
            return same(command, ring, same)
                    ? Decision.already()
                    : Decision.reject(new Rejection.IdTaken("id", command.call().toString()));
        }
        return refusal(command, state)
                .map(Decision::reject)
                .orElseGet(() ->
                        Decision.accept(events(command, ring, started.get().workspace())));
    }

    private static Optional<Rejection> refusal(StartCall command, State state) {
        if (!state.membership().has(command.by())) {
            return Optional.of(new Rejection.NotAParticipant(command.conversation(), command.by(), "Duplex-Person"));
        }
        if (state.membership().closed()) {
            return Optional.of(
                    new Rejection.ConversationClosed(command.conversation().toString(), "conversation"));
        }
        Optional<UUID> outsider = command.ring().orElse(List.of()).stream()
                .filter(person -> !state.membership().has(person))
                .findFirst();
        if (outsider.isPresent()) {
            return Optional.of(new Rejection.NotAParticipant(command.conversation(), outsider.get(), "ring"));
        }
        UUID from = command.escalatedFrom();
        if (from != null
                && state.escalatedFrom()
                        .filter(message -> message.conversation().equals(command.conversation()))
                        .isEmpty()) {
            return Optional.of(new Rejection.Unknown("message", from.toString(), "escalatedFrom"));
        }
        Optional<Rejection> inProgress = state.inProgress(command.conversation())
                .map(call -> new Rejection.CallInProgress(call.call().toString()));
        return inProgress.or(() -> state.whereabouts()
                .callOf(command.by())
                .map(call -> new Rejection.BusyElsewhere(command.by(), call.toString())));
    }

    /** Nobody rings himself; in a direct conversation it rings the others where nobody is named. */
    private static List<UUID> ring(StartCall command, ConversationStarted conversation) {
        List<UUID> named = command.ring()
                .orElseGet(
                        () -> conversation.kind() == ConversationKind.DIRECT ? conversation.participants() : List.of());
        return named.stream()
                .filter(person -> !person.equals(command.by()))
                .distinct()
                .toList();
    }

    private static List<DuplexEvent> events(StartCall command, List<UUID> ring, String workspace) {
        UUID conversation = command.conversation();
        List<DuplexEvent> events = new ArrayList<>();
        if (command.escalatedFrom() != null) {
            events.add(new ConversationEscalated(
                    workspace,
                    conversation,
                    command.escalatedFrom(),
                    command.call(),
                    List.of(),
                    null,
                    command.by(),
                    command.at()));
        }
        events.add(new CallStarted(
                workspace,
                conversation,
                command.call(),
                command.media(),
                ring,
                false,
                command.escalatedFrom(),
                null,
                null,
                command.by(),
                command.at()));
        events.add(new CallJoined(
                workspace, conversation, command.call(), command.by(), null, null, command.by(), command.at()));
        for (UUID person : ring) {
            events.add(new CallRung(workspace, conversation, command.call(), person, command.by(), command.at()));
        }
        return events;
    }

    private static boolean same(StartCall command, List<UUID> ring, CallStarted other) {
        return command.conversation().equals(other.conversation())
                && command.by().equals(other.by())
                && command.media() == other.media()
                && Set.copyOf(ring).equals(Set.copyOf(other.ring()))
                && Objects.equals(command.escalatedFrom(), other.escalatedFrom());
    }
}

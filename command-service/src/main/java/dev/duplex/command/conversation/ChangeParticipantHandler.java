package dev.duplex.command.conversation;

import dev.duplex.command.conversation.ChangeParticipant.AddParticipant;
import dev.duplex.command.conversation.ChangeParticipant.RemoveParticipant;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallAnswered;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRingCancelled;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class ChangeParticipantHandler<C extends ChangeParticipant>
        implements Decider<C, ChangeParticipantHandler.State> {

    /** @param calls where the person is rung or present, with their conversations */
    record State(Membership membership, Optional<PersonJoined> person, Map<UUID, UUID> calls) {}

    @Override
    public Boundary boundary(C command) {
        UUID by = command.by();
        Set<UUID> concerned =
                by == null || by.equals(command.person()) ? Set.of(command.person()) : Set.of(command.person(), by);
        Boundary boundary = Membership.boundary(command.conversation(), concerned)
                .and(EventTag.person(command.person()), PersonJoined.class);
        return command instanceof RemoveParticipant
                ? boundary.and(
                        EventTag.person(command.person()),
                        CallRung.class,
                        CallAnswered.class,
                        CallDeclined.class,
                        CallMissed.class,
                        CallRingCancelled.class,
                        CallJoined.class,
                        CallLeft.class)
                : boundary;
    }

    @Override
    public State initial() {
        return new State(Membership.UNKNOWN, Optional.empty(), Map.of());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case PersonJoined joined -> new State(state.membership(), Optional.of(joined), state.calls());
            case CallEvent.OfPerson call -> new State(state.membership(), state.person(), calls(state.calls(), call));
            default -> new State(state.membership().evolve(event), state.person(), state.calls());
        };
    }

    private static Map<UUID, UUID> calls(Map<UUID, UUID> before, CallEvent.OfPerson event) {
        Map<UUID, UUID> calls = new HashMap<>(before);
        switch (event) {
            case CallRung _, CallAnswered _, CallJoined _ -> calls.put(event.call(), event.conversation());
            case CallDeclined _, CallMissed _, CallRingCancelled _, CallLeft _ -> calls.remove(event.call());
        }
        return calls;
    }

    @Override
    public Decision decide(C command, State state) {
        Optional<ConversationStarted> started = state.membership().started();
        if (started.isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("conversation", command.conversation().toString(), "conversation"));
        }
        ConversationStarted conversation = started.get();
        if (state.person()
                .filter(joined -> joined.workspace().equals(conversation.workspace()))
                .isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("person", command.person().toString(), "participant"));
        }
        UUID by = command.by();
        boolean joinsChannel = command instanceof AddParticipant
                && command.person().equals(by)
                && conversation.kind() == ConversationKind.CHANNEL
                && state.person()
                        .filter(joined -> joined.kind() != PersonKind.CUSTOMER)
                        .isPresent();
        boolean repeatsLeaving = command instanceof RemoveParticipant
                && command.person().equals(by)
                && state.membership().past().contains(by);
        if (by != null
                && !joinsChannel
                && !repeatsLeaving
                && !state.membership().has(by)) {
            return Decision.reject(new Rejection.NotAParticipant(command.conversation(), by, "Duplex-Person"));
        }
        return switch ((ChangeParticipant) command) {
            case AddParticipant add -> add(add, conversation, state.membership());
            case RemoveParticipant remove -> remove(remove, conversation, state);
        };
    }

    private static Decision add(AddParticipant command, ConversationStarted conversation, Membership membership) {
        if (membership.has(command.person())) {
            return Decision.already();
        }
        if (conversation.kind() == ConversationKind.DIRECT) {
            return Decision.reject(
                    new Rejection.FixedParticipants(conversation.conversation().toString()));
        }
        return Decision.accept(new ParticipantAdded(
                conversation.workspace(),
                command.conversation(),
                command.person(),
                command.role(),
                command.by(),
                command.at()));
    }

    private static Decision remove(RemoveParticipant command, ConversationStarted conversation, State state) {
        Membership membership = state.membership();
        if (membership.past().contains(command.person())) {
            return Decision.already();
        }
        if (!membership.has(command.person())) {
            return Decision.reject(
                    new Rejection.Unknown("participant", command.person().toString(), "participant"));
        }
        if (conversation.kind() == ConversationKind.DIRECT) {
            return Decision.reject(
                    new Rejection.FixedParticipants(conversation.conversation().toString()));
        }
        for (Map.Entry<UUID, UUID> call : state.calls().entrySet()) {
            if (call.getValue().equals(command.conversation())) {
                return Decision.reject(
                        new Rejection.InCall(command.person(), call.getKey().toString()));
            }
        }
        return Decision.accept(new ParticipantLeft(
                conversation.workspace(), command.conversation(), command.person(), command.by(), command.at()));
    }
}

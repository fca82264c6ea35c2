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
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class ChangeParticipantHandler<C extends ChangeParticipant>
        implements Decider<C, ChangeParticipantHandler.State> {

    record State(Membership membership, Optional<PersonJoined> person) {}

    @Override
    public Boundary boundary(C command) {
        UUID by = command.by();
        Set<UUID> concerned =
                by == null || by.equals(command.person()) ? Set.of(command.person()) : Set.of(command.person(), by);
        return Membership.boundary(command.conversation(), concerned)
                .and(EventTag.person(command.person()), PersonJoined.class);
    }

    @Override
    public State initial() {
        return new State(Membership.UNKNOWN, Optional.empty());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return event instanceof PersonJoined joined
                ? new State(state.membership(), Optional.of(joined))
                : new State(state.membership().evolve(event), state.person());
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
                && conversation.kind() == ConversationKind.CHANNEL;
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
            case RemoveParticipant remove -> remove(remove, conversation, state.membership());
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

    private static Decision remove(RemoveParticipant command, ConversationStarted conversation, Membership membership) {
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
        return Decision.accept(new ParticipantLeft(
                conversation.workspace(), command.conversation(), command.person(), command.by(), command.at()));
    }
}

package dev.duplex.command.message;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.message.ReactToMessage.AddReaction;
import dev.duplex.command.message.ReactToMessage.RemoveReaction;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageEvent.ReactionRemoved;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import java.util.Optional;
import java.util.Set;

/** Who takes part reacts, to what was not retracted. */
final class ReactionHandler<C extends ReactToMessage> implements Decider<C, ReactionHandler.State> {

    /** Different ones of one message. */
    static final int MOST = 50;

    record State(Optional<MessageState> message, Membership membership, Optional<PersonJoined> person) {}

    @Override
    public Boundary boundary(C command) {
        return Boundary.of(
                        EventTag.message(command.message()),
                        MessageSent.class,
                        MessageRetracted.class,
                        ReactionAdded.class,
                        ReactionRemoved.class)
                .and(EventTag.person(command.by()), PersonJoined.class);
    }

    @Override
    public Boundary further(C command, State state) {
        return state.message()
                .map(message -> Membership.boundary(message.sent().conversation(), Set.of(command.by())))
                .orElse(Boundary.NONE);
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Membership.UNKNOWN, Optional.empty());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case MessageSent sent -> new State(Optional.of(MessageState.of(sent)), state.membership(), state.person());
            case MessageEvent changed ->
                new State(state.message().map(message -> message.evolve(changed)), state.membership(), state.person());
            case PersonJoined joined -> new State(state.message(), state.membership(), Optional.of(joined));
            default -> new State(state.message(), state.membership().evolve(event), state.person());
        };
    }

    @Override
    public Decision decide(C command, State state) {
        boolean customer = state.person()
                .filter(person -> person.kind() == PersonKind.CUSTOMER)
                .isPresent();
        if (state.message()
                .filter(message -> !(customer && message.sent().privateNote()))
                .isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("message", command.message().toString(), "message"));
        }
        MessageState message = state.message().get();
        if (!state.membership().has(command.by())) {
            return Decision.reject(
                    new Rejection.NotAParticipant(message.sent().conversation(), command.by(), "Duplex-Person"));
        }
        if (message.retracted()) {
            return Decision.reject(
                    new Rejection.MessageRetracted(command.message().toString()));
        }
        return switch ((ReactToMessage) command) {
            case AddReaction add -> add(add, message);
            case RemoveReaction remove -> remove(remove, message);
        };
    }

    private static Decision add(AddReaction command, MessageState message) {
        String emoji = command.emoji().text();
        if (message.hasReaction(emoji, command.by())) {
            return Decision.already();
        }
        if (!message.reactions().containsKey(emoji) && message.reactions().size() >= MOST) {
            return Decision.reject(new MessageRejections.TooManyReactions(
                    MOST, command.message().toString()));
        }
        return Decision.accept(new ReactionAdded(
                message.sent().workspace(),
                message.sent().conversation(),
                command.message(),
                emoji,
                command.by(),
                command.at()));
    }

    private static Decision remove(RemoveReaction command, MessageState message) {
        String emoji = command.emoji().text();
        return message.hasReaction(emoji, command.by())
                ? Decision.accept(new ReactionRemoved(
                        message.sent().workspace(),
                        message.sent().conversation(),
                        command.message(),
                        emoji,
                        command.by(),
                        command.at()))
                : Decision.already();
    }
}

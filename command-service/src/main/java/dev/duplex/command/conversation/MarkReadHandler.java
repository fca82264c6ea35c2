package dev.duplex.command.conversation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import java.util.Optional;
import java.util.Set;

final class MarkReadHandler implements Decider<MarkRead, MarkReadHandler.State> {

    record State(Membership membership, Optional<MessageSent> message) {}

    @Override
    public Boundary boundary(MarkRead command) {
        return Membership.boundary(command.conversation(), Set.of(command.by()))
                .and(EventTag.message(command.upTo()), MessageSent.class);
    }

    @Override
    public State initial() {
        return new State(Membership.UNKNOWN, Optional.empty());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return event instanceof MessageSent sent
                ? new State(state.membership(), Optional.of(sent))
                : new State(state.membership().evolve(event), state.message());
    }

    @Override
    public Decision decide(MarkRead command, State state) {
        Optional<ConversationStarted> started = state.membership().started();
        if (started.isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("conversation", command.conversation().toString(), "conversation"));
        }
        if (!state.membership().has(command.by())) {
            return Decision.reject(
                    new Rejection.NotAParticipant(command.conversation(), command.by(), "Duplex-Person"));
        }
        if (state.message()
                .filter(sent -> sent.conversation().equals(command.conversation()))
                .isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("message", command.upTo().toString(), "upTo"));
        }
        return Decision.accept(new ConversationRead(
                started.get().workspace(),
                command.conversation(),
                command.by(),
                command.upTo(),
                command.by(),
                command.at()));
    }
}

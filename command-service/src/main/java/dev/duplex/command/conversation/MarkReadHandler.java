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
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was read stays read: a read position never goes back. */
final class MarkReadHandler implements Decider<MarkRead, MarkReadHandler.State> {

    /**
     * @param read what the person has read up to before
     * @param message the message that the command names
     * @param last of that and the one read before, which stands later in the log
     * @param customer whether the person is one, who sees no private notes
     */
    record State(
            Membership membership,
            Optional<UUID> read,
            Optional<MessageSent> message,
            Optional<UUID> last,
            boolean customer) {}

    @Override
    public Boundary boundary(MarkRead command) {
        return Membership.boundary(command.conversation(), Set.of(command.by()))
                .and(EventTag.participant(command.conversation(), command.by()), ConversationRead.class)
                .and(EventTag.message(command.upTo()), MessageSent.class)
                .and(EventTag.person(command.by()), PersonJoined.class);
    }

    /** Both messages together: they come in the order of the log. */
    @Override
    public Boundary further(MarkRead command, State state) {
        return state.read()
                .filter(read -> state.message().isPresent() && !read.equals(command.upTo()))
                .map(read -> Boundary.of(EventTag.message(read), MessageSent.class)
                        .and(EventTag.message(command.upTo()), MessageSent.class))
                .orElse(Boundary.NONE);
    }

    @Override
    public State initial() {
        return new State(Membership.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case MessageSent sent ->
                new State(
                        state.membership(),
                        state.read(),
                        state.message().or(() -> Optional.of(sent)),
                        Optional.of(sent.message()),
                        state.customer());
            case ConversationRead read ->
                new State(
                        state.membership(), Optional.of(read.upTo()), state.message(), state.last(), state.customer());
            case PersonJoined joined ->
                new State(
                        state.membership(),
                        state.read(),
                        state.message(),
                        state.last(),
                        joined.kind() == PersonKind.CUSTOMER);
            default ->
                new State(
                        state.membership().evolve(event),
                        state.read(),
                        state.message(),
                        state.last(),
                        state.customer());
        };
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
                .filter(sent -> !(sent.privateNote() && state.customer()))
                .isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("message", command.upTo().toString(), "upTo"));
        }
        if (state.read().isPresent() && state.read().equals(state.last())) {
            return Decision.already();
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

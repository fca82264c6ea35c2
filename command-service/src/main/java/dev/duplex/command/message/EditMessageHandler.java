package dev.duplex.command.message;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Its author edits a message, in an open conversation. */
final class EditMessageHandler implements Decider<EditMessage, EditMessageHandler.State> {

    record State(Optional<MessageState> message, Membership membership, Map<UUID, PersonJoined> people) {}

    @Override
    public Boundary boundary(EditMessage command) {
        Boundary boundary = Boundary.of(
                EventTag.message(command.message()), MessageSent.class, MessageEdited.class, MessageRetracted.class);
        for (UUID person : concerned(command)) {
            boundary = boundary.and(EventTag.person(person), PersonJoined.class);
        }
        return boundary;
    }

    @Override
    public Boundary further(EditMessage command, State state) {
        return state.message()
                .map(message -> Membership.boundary(message.sent().conversation(), concerned(command)))
                .orElse(Boundary.NONE);
    }

    private static Set<UUID> concerned(EditMessage command) {
        Set<UUID> people = new HashSet<>(command.mentions().orElse(List.of()));
        people.add(command.by());
        return people;
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Membership.UNKNOWN, Map.of());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case MessageSent sent -> new State(Optional.of(MessageState.of(sent)), state.membership(), state.people());
            case MessageEvent changed ->
                new State(state.message().map(message -> message.evolve(changed)), state.membership(), state.people());
            case PersonJoined joined -> {
                Map<UUID, PersonJoined> people = new HashMap<>(state.people());
                people.put(joined.person(), joined);
                yield new State(state.message(), state.membership(), people);
            }
            default -> new State(state.message(), state.membership().evolve(event), state.people());
        };
    }

    @Override
    public Decision decide(EditMessage command, State state) {
        if (state.message().filter(message -> sees(command, message, state)).isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("message", command.message().toString(), "message"));
        }
        MessageState message = state.message().get();
        boolean asBefore = command.mentions().isEmpty() && command.broadcast() == null;
        List<UUID> mentions = command.mentions().orElse(message.mentions());
        Broadcast broadcast = asBefore ? message.broadcast() : command.broadcast();
        Optional<Rejection> refusal = refusal(command, message, state.membership());
        if (refusal.isEmpty()
                && command.text().equals(message.text())
                && Set.copyOf(mentions).equals(Set.copyOf(message.mentions()))
                && broadcast == message.broadcast()) {
            return Decision.already();
        }
        return refusal.or(() -> refusal(command, message, mentions, broadcast, state))
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(new MessageEdited(
                        message.sent().workspace(),
                        message.sent().conversation(),
                        command.message(),
                        command.text(),
                        asBefore ? null : mentions,
                        asBefore ? null : broadcast,
                        command.by(),
                        command.by(),
                        command.at())));
    }

    /** Customers see no private notes. */
    private static boolean sees(EditMessage command, MessageState message, State state) {
        return !message.sent().privateNote() || !WritingRules.isCustomer(state.people(), command.by());
    }

    private static Optional<Rejection> refusal(EditMessage command, MessageState message, Membership membership) {
        UUID author = message.sent().by();
        if (!author.equals(command.by())) {
            return Optional.of(
                    membership.has(command.by())
                            ? new MessageRejections.NotTheAuthor(
                                    author, command.message(), "only its author edits it, answer it instead")
                            : new Rejection.NotAParticipant(
                                    message.sent().conversation(), command.by(), "Duplex-Person"));
        }
        return message.retracted()
                ? Optional.of(new Rejection.MessageRetracted(command.message().toString()))
                : Optional.empty();
    }

    private static Optional<Rejection> refusal(
            EditMessage command,
            MessageState message,
            List<UUID> mentions,
            @Nullable Broadcast broadcast,
            State state) {
        UUID conversation = message.sent().conversation();
        if (!state.membership().has(command.by())) {
            return Optional.of(new Rejection.NotAParticipant(conversation, command.by(), "Duplex-Person"));
        }
        if (state.membership().closed()) {
            return Optional.of(new Rejection.ConversationClosed(conversation.toString(), "message"));
        }
        // whom it mentioned before may have left since
        Set<UUID> added = new HashSet<>(mentions);
        message.mentions().forEach(added::remove);
        WritingRules rules =
                new WritingRules(message.sent().workspace(), conversation, state.membership(), state.people());
        return rules.broadcast(command.by(), broadcast == message.broadcast() ? null : broadcast)
                .or(() -> rules.mentions(added, message.sent().privateNote()));
    }
}

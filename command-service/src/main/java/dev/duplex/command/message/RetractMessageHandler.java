package dev.duplex.command.message;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.AnswerReminders;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.facts.OwedReplies;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Its author, also one who has left, an owner of the conversation or the operator takes a message back. */
final class RetractMessageHandler implements Decider<RetractMessage, RetractMessageHandler.State> {

    /**
     * @param owed replies to this message, whoever owes them
     * @param reminders of answers to it
     */
    record State(
            Optional<MessageSent> message,
            boolean retracted,
            Membership membership,
            Optional<PersonJoined> person,
            OwedReplies owed,
            AnswerReminders reminders) {}

    @Override
    public Boundary boundary(RetractMessage command) {
        Boundary boundary = Boundary.of(
                        EventTag.message(command.message()),
                        MessageSent.class,
                        MessageRetracted.class,
                        ReplyDeferred.class,
                        ReplyDeferralDropped.class)
                .and(AnswerReminders.boundary(EventTag.message(command.message())));
        return command.by() == null ? boundary : boundary.and(EventTag.person(command.by()), PersonJoined.class);
    }

    @Override
    public Boundary further(RetractMessage command, State state) {
        UUID by = command.by();
        return by == null
                ? Boundary.NONE
                : state.message()
                        .map(message -> Membership.boundary(message.conversation(), Set.of(by)))
                        .orElse(Boundary.NONE);
    }

    @Override
    public State initial() {
        return new State(
                Optional.empty(), false, Membership.UNKNOWN, Optional.empty(), OwedReplies.NONE, AnswerReminders.NONE);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case MessageSent sent ->
                new State(
                        Optional.of(sent),
                        state.retracted(),
                        state.membership(),
                        state.person(),
                        state.owed(),
                        state.reminders());
            case MessageRetracted _ ->
                new State(state.message(), true, state.membership(), state.person(), state.owed(), state.reminders());
            case PersonJoined joined ->
                new State(
                        state.message(),
                        state.retracted(),
                        state.membership(),
                        Optional.of(joined),
                        state.owed(),
                        state.reminders());
            default ->
                new State(
                        state.message(),
                        state.retracted(),
                        state.membership().evolve(event),
                        state.person(),
                        state.owed().evolve(event),
                        state.reminders().evolve(event));
        };
    }

    @Override
    public Decision decide(RetractMessage command, State state) {
        if (state.message().isEmpty() || hidden(state)) {
            return Decision.reject(
                    new Rejection.Unknown("message", command.message().toString(), "message"));
        }
        MessageSent message = state.message().get();
        UUID by = command.by();
        if (by != null && !by.equals(message.by())) {
            if (!state.membership().has(by)) {
                return Decision.reject(new Rejection.NotAParticipant(message.conversation(), by, "Duplex-Person"));
            }
            if (!state.membership().isOwner(by)) {
                return Decision.reject(new MessageRejections.NotTheAuthor(
                        message.by(),
                        command.message(),
                        "its author or an owner of the conversation retracts it, ask one of them"));
            }
        }
        return state.retracted() ? Decision.already() : Decision.accept(events(command, message, state));
    }

    private static boolean hidden(State state) {
        return state.person()
                        .filter(person -> person.kind() == PersonKind.CUSTOMER)
                        .isPresent()
                && state.message().filter(MessageSent::privateNote).isPresent();
    }

    private static List<DuplexEvent> events(RetractMessage command, MessageSent message, State state) {
        List<DuplexEvent> events = new ArrayList<>();
        events.add(new MessageRetracted(
                message.workspace(), message.conversation(), command.message(), command.by(), command.at()));
        state.owed()
                .open()
                .forEach(reply ->
                        events.add(OwedReplies.drop(reply, DropReason.NO_LONGER_NEEDED, command.by(), command.at())));
        state.reminders()
                .open()
                .values()
                .forEach(reminder -> events.add(
                        AnswerReminders.dropped(reminder, DropReason.NO_LONGER_NEEDED, command.by(), command.at())));
        return events;
    }
}

package dev.duplex.command.replylater;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.AnswerReminders;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.replylater.AnswerReminderCommand.DropAnswerReminder;
import dev.duplex.command.replylater.AnswerReminderCommand.GiveAnswerReminder;
import dev.duplex.command.replylater.AnswerReminderCommand.SetAnswerReminder;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.AnswerReminderEvent;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderGiven;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderSet;
import dev.duplex.events.replylater.DropReason;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class AnswerReminderHandler<C extends AnswerReminderCommand> implements Decider<C, AnswerReminderHandler.State> {

    /**
     * @param known reminders of the message that there ever were
     * @param customers those of the people concerned, who see no private notes
     */
    record State(
            Optional<MessageSent> message,
            boolean retracted,
            AnswerReminders reminders,
            Set<UUID> known,
            Membership membership,
            Set<UUID> customers) {}

    @Override
    public Boundary boundary(C command) {
        EventTag message = EventTag.message(command.message());
        return Boundary.of(message, MessageSent.class, MessageRetracted.class).and(AnswerReminders.boundary(message));
    }

    @Override
    public Boundary further(C command, State state) {
        return state.message().map(message -> further(command, message, state)).orElse(Boundary.NONE);
    }

    private static Boundary further(AnswerReminderCommand command, MessageSent message, State state) {
        UUID conversation = message.conversation();
        return switch (command) {
            case SetAnswerReminder set -> {
                Set<UUID> people = new HashSet<>(set.people());
                people.add(set.by());
                yield Membership.boundary(conversation, people).and(kinds(message.privateNote() ? people : Set.of()));
            }
            case DropAnswerReminder drop ->
                Membership.boundary(conversation, Set.of(drop.by())).and(kinds(Set.of(drop.by())));
            case GiveAnswerReminder give ->
                Membership.boundary(
                        conversation,
                        state.reminders()
                                .of(give.reminder())
                                .map(AnswerReminderSet::people)
                                .orElse(List.of()));
        };
    }

    private static Boundary kinds(Set<UUID> people) {
        return people.stream()
                .map(person -> Boundary.of(EventTag.person(person), PersonJoined.class))
                .reduce(Boundary.NONE, Boundary::and);
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), false, AnswerReminders.NONE, Set.of(), Membership.UNKNOWN, Set.of());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        Set<UUID> known = new HashSet<>(state.known());
        if (event instanceof AnswerReminderEvent reminder) {
            known.add(reminder.reminder());
        }
        return new State(
                event instanceof MessageSent sent ? Optional.of(sent) : state.message(),
                state.retracted() || event instanceof MessageRetracted,
                state.reminders().evolve(event),
                known,
                state.membership().evolve(event),
                customers(state, event));
    }

    private static Set<UUID> customers(State state, DuplexEvent event) {
        if (!(event instanceof PersonJoined joined) || joined.kind() != PersonKind.CUSTOMER) {
            return state.customers();
        }
        Set<UUID> more = new HashSet<>(state.customers());
        more.add(joined.person());
        return more;
    }

    @Override
    public Decision decide(C command, State state) {
        return switch ((AnswerReminderCommand) command) {
            case SetAnswerReminder set -> set(set, state);
            case DropAnswerReminder drop -> drop(drop, state);
            case GiveAnswerReminder give -> give(give, state);
        };
    }

    private static Decision set(SetAnswerReminder command, State state) {
        Optional<MessageSent> found = state.message().filter(sent -> sees(command.by(), sent, state));
        if (found.isEmpty()) {
            return unknown(command);
        }
        MessageSent message = found.get();
        AnswerReminderSet set = new AnswerReminderSet(
                message.workspace(),
                message.conversation(),
                command.message(),
                AnswerReminderCommand.reminder(command.message(), command.by()),
                message.by(),
                command.due(),
                command.people(),
                command.note(),
                command.by(),
                command.at());
        if (state.reminders().of(set.reminder()).filter(open -> same(open, set)).isPresent()) {
            return Decision.already();
        }
        return refusal(command, message, state).map(Decision::reject).orElseGet(() -> Decision.accept(set));
    }

    private static boolean same(AnswerReminderSet one, AnswerReminderSet other) {
        return one.due().equals(other.due())
                && Set.copyOf(one.people()).equals(Set.copyOf(other.people()))
                && Objects.equals(one.note(), other.note());
    }

    private static Optional<Rejection> refusal(SetAnswerReminder command, MessageSent message, State state) {
        UUID conversation = message.conversation();
        if (!state.membership().has(command.by())) {
            return Optional.of(new Rejection.NotAParticipant(conversation, command.by(), "Duplex-Person"));
        }
        if (state.retracted()) {
            return Optional.of(new Rejection.MessageRetracted(command.message().toString()));
        }
        if (state.membership().closed()) {
            return Optional.of(new Rejection.ConversationClosed(conversation.toString(), "conversation"));
        }
        if (!command.due().isAfter(command.at())) {
            return Optional.of(new Rejection.InThePast("due", command.due()));
        }
        return command.people().stream()
                .flatMap(person -> refusal(person, message, state).stream())
                .findFirst();
    }

    private static Optional<Rejection> refusal(UUID person, MessageSent message, State state) {
        if (!state.membership().has(person)) {
            return Optional.of(new Rejection.NotAParticipant(message.conversation(), person, "people"));
        }
        return sees(person, message, state)
                ? Optional.empty()
                : Optional.of(new Rejection.NotAllowed(
                        "reminder-cannot-see",
                        "Person " + person + " is a customer and sees no private notes; have members reminded of one.",
                        "people"));
    }

    /** Customers see no private notes. */
    private static boolean sees(UUID person, MessageSent message, State state) {
        return !(message.privateNote() && state.customers().contains(person));
    }

    private static Decision drop(DropAnswerReminder command, State state) {
        if (state.message().filter(sent -> sees(command.by(), sent, state)).isEmpty()) {
            return unknown(command);
        }
        UUID reminder = AnswerReminderCommand.reminder(command.message(), command.by());
        Optional<AnswerReminderSet> open = state.reminders().of(reminder);
        if (open.isPresent()) {
            return Decision.accept(
                    AnswerReminders.dropped(open.get(), DropReason.WITHDRAWN, command.by(), command.at()));
        }
        return state.known().contains(reminder)
                ? Decision.already()
                : Decision.reject(
                        new ReplyLaterRejections.NoReminder(command.message().toString()));
    }

    private static Decision unknown(AnswerReminderCommand command) {
        return Decision.reject(
                new Rejection.Unknown("message", command.message().toString(), "message"));
    }

    private static Decision give(GiveAnswerReminder command, State state) {
        return state.reminders()
                .of(command.reminder())
                .filter(set -> !command.at().isBefore(set.due()))
                .map(set -> Decision.accept(given(command, set, state)))
                .orElseGet(Decision::already);
    }

    private static AnswerReminderEvent given(GiveAnswerReminder command, AnswerReminderSet set, State state) {
        List<UUID> people = AnswerReminders.present(set.people(), state.membership());
        boolean nobodyLeft = people.isEmpty() && !set.people().isEmpty();
        return state.retracted() || state.membership().closed() || nobodyLeft
                ? AnswerReminders.dropped(set, DropReason.NO_LONGER_NEEDED, null, command.at())
                : new AnswerReminderGiven(
                        set.workspace(), set.conversation(), set.message(), set.reminder(), people, null, command.at());
    }
}

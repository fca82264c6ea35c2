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
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ReopenReason;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Depends on the sender's own membership and debts, never on earlier messages but the one that is answered. */
final class SendMessageHandler implements Decider<SendMessage, SendMessageHandler.State> {

    /**
     * @param scheduled ids of messages that are to be sent later, or were
     * @param call in which it is written
     */
    record State(
            Membership membership,
            OwedReplies owed,
            AnswerReminders reminders,
            Map<UUID, MessageSent> messages,
            Map<UUID, PersonJoined> people,
            Set<UUID> scheduled,
            CallAtHand call) {}

    @Override
    public Boundary boundary(SendMessage command) {
        Set<UUID> concerned = new HashSet<>(command.mentions());
        concerned.add(command.by());
        Boundary boundary = Membership.boundary(command.conversation(), concerned)
                .and(
                        EventTag.participant(command.conversation(), command.by()),
                        ReplyDeferred.class,
                        ReplyDeferralDropped.class)
                .and(EventTag.message(command.message()), MessageSent.class, MessageScheduled.class)
                .and(AnswerReminders.boundary(EventTag.conversation(command.conversation())));
        if (command.inReplyTo() != null) {
            boundary = boundary.and(EventTag.message(command.inReplyTo()), MessageSent.class);
        }
        if (command.call() != null) {
            boundary = boundary.and(CallAtHand.boundary(command.call()));
        }
        for (UUID person : concerned) {
            boundary = boundary.and(EventTag.person(person), PersonJoined.class);
        }
        return boundary;
    }

    @Override
    public State initial() {
        return new State(
                Membership.UNKNOWN,
                OwedReplies.NONE,
                AnswerReminders.NONE,
                Map.of(),
                Map.of(),
                Set.of(),
                CallAtHand.NONE);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return new State(
                state.membership().evolve(event),
                state.owed().evolve(event),
                state.reminders().evolve(event),
                event instanceof MessageSent sent ? with(state.messages(), sent.message(), sent) : state.messages(),
                event instanceof PersonJoined joined ? with(state.people(), joined.person(), joined) : state.people(),
                event instanceof MessageScheduled scheduled ? Set.of(scheduled.message()) : state.scheduled(),
                state.call().evolve(event));
    }

    @Override
    public Decision decide(SendMessage command, State state) {
        Optional<ConversationStarted> started = state.membership().started();
        if (started.isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("conversation", command.conversation().toString(), "conversation"));
        }
        MessageSent earlier = state.messages().get(command.message());
        if (earlier != null) {
            return same(command, earlier)
                    ? Decision.already()
                    : Decision.reject(
                            new Rejection.IdTaken("id", command.message().toString()));
        }
        if (state.scheduled().contains(command.message())) {
            return Decision.reject(new Rejection.IdTaken("id", command.message().toString()));
        }
        return refusal(command, state, started.get())
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(events(command, state, started.get())));
    }

    private static Optional<Rejection> refusal(SendMessage command, State state, ConversationStarted conversation) {
        if (!state.membership().has(command.by())) {
            return Optional.of(new Rejection.NotAParticipant(command.conversation(), command.by(), "Duplex-Person"));
        }
        boolean customer = WritingRules.isCustomer(state.people(), command.by());
        if (state.membership().closed() && !(customer && conversation.kind() == ConversationKind.INQUIRY)) {
            return Optional.of(
                    new Rejection.ConversationClosed(command.conversation().toString(), "conversation"));
        }
        if (customer && command.privateNote()) {
            return Optional.of(new MessageRejections.NotForThem(
                    command.by(), "privateNote", "Customers write no private notes; send it as a message."));
        }
        WritingRules rules =
                new WritingRules(conversation.workspace(), command.conversation(), state.membership(), state.people());
        return answered(command, state, customer)
                .or(() -> rules.broadcast(command.by(), command.broadcast()))
                .or(() -> rules.mentions(command.mentions(), command.privateNote()))
                .or(() -> wish(command))
                .or(() -> state.call().refusal(command));
    }

    private static Optional<Rejection> answered(SendMessage command, State state, boolean customer) {
        UUID answered = command.inReplyTo();
        if (answered == null) {
            return Optional.empty();
        }
        MessageSent message = state.messages().get(answered);
        if (message == null
                || !message.conversation().equals(command.conversation())
                || (customer && message.privateNote())) {
            return Optional.of(new Rejection.Unknown("message", answered.toString(), "inReplyTo"));
        }
        return message.privateNote() && !command.privateNote()
                ? Optional.of(new Rejection.NotAllowed(
                        "answer-not-private",
                        "Message " + answered + " is a private note; answer it with a private note.",
                        "privateNote"))
                : Optional.empty();
    }

    private static Optional<Rejection> wish(SendMessage command) {
        return Optional.ofNullable(command.needsReplyBy())
                .filter(by -> !by.isAfter(command.at()))
                .map(by -> new Rejection.InThePast("needsReplyBy", by));
    }

    private static List<DuplexEvent> events(SendMessage command, State state, ConversationStarted conversation) {
        List<DuplexEvent> events = new ArrayList<>();
        if (state.membership().closed()) {
            events.add(new ConversationReopened(
                    conversation.workspace(),
                    command.conversation(),
                    ReopenReason.CUSTOMER_WROTE,
                    command.by(),
                    command.at()));
        }
        MessageSent sent = sent(command, state, conversation.workspace());
        events.add(sent);
        if (!command.privateNote()) {
            events.addAll(state.reminders().answeredBy(sent, conversation.kind()));
            state.owed().fulfilledBy(command.inReplyTo()).stream()
                    .map(owed -> state.owed().answered(owed, command.by(), command.at()))
                    .forEach(events::add);
        }
        return events;
    }

    private static MessageSent sent(SendMessage command, State state, String workspace) {
        PersonJoined sender = state.people().get(command.by());
        boolean bot = sender != null && sender.kind() == PersonKind.BOT;
        return new MessageSent(
                workspace,
                command.conversation(),
                command.message(),
                command.text(),
                command.mode(),
                command.call(),
                command.inReplyTo(),
                command.mentions(),
                command.broadcast(),
                command.urgency(),
                command.needsReplyBy(),
                command.privateNote(),
                command.attachments(),
                bot ? Origin.BOT : Origin.PERSON,
                command.by(),
                command.at());
    }

    private static boolean same(SendMessage command, MessageSent other) {
        return command.conversation().equals(other.conversation())
                && command.by().equals(other.by())
                && command.text().equals(other.text())
                && command.mode() == other.mode()
                && Objects.equals(command.call(), other.call())
                && Objects.equals(command.inReplyTo(), other.inReplyTo())
                && Set.copyOf(command.mentions()).equals(Set.copyOf(other.mentions()))
                && command.broadcast() == other.broadcast()
                && command.urgency() == other.urgency()
                && command.privateNote() == other.privateNote()
                && command.attachments().equals(other.attachments())
                && Objects.equals(command.needsReplyBy(), other.needsReplyBy());
    }

    private static <V> Map<UUID, V> with(Map<UUID, V> map, UUID key, V value) {
        Map<UUID, V> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}

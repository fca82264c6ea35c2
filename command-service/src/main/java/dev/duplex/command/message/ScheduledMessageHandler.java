package dev.duplex.command.message;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.KnownAvailability;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.message.Schedule.Failed;
import dev.duplex.command.message.Schedule.Over;
import dev.duplex.command.message.Schedule.Pending;
import dev.duplex.command.message.ScheduledMessageCommand.CancelScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.ChangeScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.ScheduleMessage;
import dev.duplex.command.message.ScheduledMessageCommand.SendScheduledMessage;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.ScheduledMessageEvent;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageCancelled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageFailed;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What may be scheduled is what could be sent now; what is due is decided by the same rules once more. */
final class ScheduledMessageHandler<C extends ScheduledMessageCommand>
        implements Decider<C, ScheduledMessageHandler.State> {

    private final SendMessageHandler sender = new SendMessageHandler();
    private final Predicate<UUID> isThere;

    ScheduledMessageHandler() {
        this(_ -> true);
    }

    /** @param isThere whether an uploaded file is; those of what once failed may have been removed */
    ScheduledMessageHandler(Predicate<UUID> isThere) {
        this.isThere = isThere;
    }

    /** @param sending what sending the message now depends on */
    record State(Schedule schedule, SendMessageHandler.State sending, KnownAvailability known) {}

    @Override
    public Boundary boundary(C command) {
        Boundary scheduled = Boundary.of(
                EventTag.message(command.message()),
                MessageScheduled.class,
                ScheduledMessageCancelled.class,
                ScheduledMessageFailed.class,
                MessageSent.class);
        return command instanceof ScheduleMessage schedule
                ? scheduled.and(sender.boundary(schedule.content())).and(recipient(schedule))
                : scheduled;
    }

    private static Boundary recipient(ScheduleMessage command) {
        UUID person = command.when().inHoursOf();
        return person == null
                ? Boundary.NONE
                : Membership.boundary(command.content().conversation(), Set.of(person));
    }

    @Override
    public Boundary further(C command, State state) {
        return switch ((ScheduledMessageCommand) command) {
            case ScheduleMessage schedule ->
                state.sending()
                        .membership()
                        .started()
                        .map(ConversationStarted::workspace)
                        .flatMap(
                                workspace -> Optional.ofNullable(schedule.when().inHoursOf())
                                        .map(person -> KnownAvailability.boundary(workspace, person)))
                        .orElse(Boundary.NONE);
            case ChangeScheduledMessage change ->
                state.schedule()
                        .changeable()
                        .map(before -> sendingOf(ScheduleTerms.changed(before, change), before))
                        .orElse(Boundary.NONE);
            case CancelScheduledMessage _ -> Boundary.NONE;
            case SendScheduledMessage send ->
                state.schedule() instanceof Pending pending
                        ? sendingOf(ScheduleTerms.due(pending.inForce(), send.at()), pending.inForce())
                        : Boundary.NONE;
        };
    }

    private Boundary sendingOf(ScheduleTerms terms, MessageScheduled scheduled) {
        UUID person = terms.when().inHoursOf();
        Boundary sending = beyondTheMessage(terms.content());
        return person == null
                ? sending
                : sending.and(Membership.boundary(scheduled.conversation(), Set.of(person)))
                        .and(KnownAvailability.boundary(scheduled.workspace(), person));
    }

    /** What is told of the message itself is known by then; told again, what failed would look as if it were scheduled anew. */
    private Boundary beyondTheMessage(SendMessage content) {
        EventTag known = EventTag.message(content.message());
        return new Boundary(sender.boundary(content).clauses().stream()
                .filter(clause -> !clause.tag().equals(known))
                .toList());
    }

    @Override
    public State initial() {
        return new State(new Schedule.None(), sender.initial(), KnownAvailability.NONE);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return new State(
                state.schedule().evolve(event),
                event instanceof ScheduledMessageEvent ? state.sending() : sender.evolve(state.sending(), event),
                state.known().evolve(event));
    }

    @Override
    public Decision decide(C command, State state) {
        return switch ((ScheduledMessageCommand) command) {
            case ScheduleMessage schedule -> schedule(schedule, state);
            case ChangeScheduledMessage change -> change(change, state);
            case CancelScheduledMessage cancel -> cancel(cancel, state);
            case SendScheduledMessage send -> send(send, state);
        };
    }

    private Decision schedule(ScheduleMessage command, State state) {
        Decision taken =
                Decision.reject(new Rejection.IdTaken("id", command.message().toString()));
        ScheduleTerms terms = new ScheduleTerms(command.content(), command.when());
        return switch (state.schedule()) {
            case Schedule.None _ ->
                state.sending().messages().containsKey(command.message())
                        ? taken
                        : terms.decide(sender.decide(command.content(), state.sending()), state);
            case Pending(MessageScheduled first, MessageScheduled _) -> terms.same(first) ? Decision.already() : taken;
            case Failed(MessageScheduled first, MessageScheduled _) -> terms.same(first) ? Decision.already() : taken;
            case Over(MessageScheduled first, Schedule.How _) -> terms.same(first) ? Decision.already() : taken;
        };
    }

    private Decision change(ChangeScheduledMessage command, State state) {
        return refusal(command, command.by(), state.schedule())
                .or(() -> gone(state.schedule()))
                .map(Decision::reject)
                .orElseGet(() -> {
                    MessageScheduled before = state.schedule().changeable().orElseThrow();
                    ScheduleTerms terms = ScheduleTerms.changed(before, command);
                    return state.schedule() instanceof Pending && terms.same(before)
                            ? Decision.already()
                            : terms.decide(sender.decide(terms.content(), state.sending()), state);
                });
    }

    private Optional<Rejection> gone(Schedule schedule) {
        return schedule instanceof Failed failed
                ? failed.inForce().attachments().stream()
                        .flatMap(attachment -> Stream.ofNullable(attachment.file()))
                        .filter(isThere.negate())
                        .findFirst()
                        .map(MessageRejections.AttachmentGone::new)
                : Optional.empty();
    }

    private static Decision cancel(CancelScheduledMessage command, State state) {
        if (state.schedule() instanceof Over(MessageScheduled first, Schedule.How how)
                && how == Schedule.How.CANCELLED
                && first.person().equals(command.by())) {
            return Decision.already();
        }
        return refusal(command, command.by(), state.schedule())
                .map(Decision::reject)
                .orElseGet(() -> {
                    MessageScheduled scheduled = state.schedule().changeable().orElseThrow();
                    return Decision.accept(new ScheduledMessageCancelled(
                            scheduled.workspace(),
                            scheduled.conversation(),
                            scheduled.message(),
                            scheduled.person(),
                            command.by(),
                            command.at()));
                });
    }

    /** Only one's own, and only while it is not sent or cancelled. */
    private static Optional<Rejection> refusal(ScheduledMessageCommand command, UUID by, Schedule schedule) {
        return switch (schedule) {
            case Schedule.None _ ->
                Optional.of(new Rejection.Unknown(
                        "scheduled-message", command.message().toString(), "message"));
            case Pending(MessageScheduled first, MessageScheduled _) -> notTheAuthor(first, by);
            case Failed(MessageScheduled first, MessageScheduled _) -> notTheAuthor(first, by);
            case Over(MessageScheduled first, Schedule.How how) ->
                notTheAuthor(first, by)
                        .or(() -> Optional.of(new MessageRejections.ScheduleOver(
                                command.message().toString(), how.name().toLowerCase(Locale.ROOT))));
        };
    }

    private static Optional<Rejection> notTheAuthor(MessageScheduled scheduled, UUID by) {
        return scheduled.person().equals(by)
                ? Optional.empty()
                : Optional.of(new MessageRejections.NotTheAuthor(
                        scheduled.person(), scheduled.message(), "ask that person to change or cancel it"));
    }

    private Decision send(SendScheduledMessage command, State state) {
        if (!(state.schedule() instanceof Pending pending)
                || command.at().isBefore(pending.inForce().dueAt())) {
            return Decision.already();
        }
        ScheduleTerms terms = ScheduleTerms.due(pending.inForce(), command.at());
        Optional<MessageScheduled> moved = terms.movedToWork(pending.inForce(), state.known());
        if (moved.isPresent()) {
            return Decision.accept(moved.get());
        }
        return switch (sender.decide(terms.content(), state.sending())) {
            case Decision.Accepted accepted -> accepted;
            case Decision.Rejected(Rejection rejection) ->
                Decision.accept(failed(pending.inForce(), rejection, command));
        };
    }

    private static ScheduledMessageFailed failed(
            MessageScheduled scheduled, Rejection rejection, SendScheduledMessage command) {
        return new ScheduledMessageFailed(
                scheduled.workspace(),
                scheduled.conversation(),
                scheduled.message(),
                scheduled.person(),
                rejection.code(),
                rejection.detail(),
                null,
                command.at());
    }
}

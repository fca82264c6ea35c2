package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Everyone;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.AnswerInvitation;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.CancelScheduledCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RemindOfCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RescheduleCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.ScheduleCall;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Each decided on the whole of one scheduled call, and on where those concerned take part. */
final class ScheduledCallHandler<C extends ScheduledCallCommand> implements Decider<C, State> {

    /** Who are invited without being named. */
    private static final int MOST_UNNAMED = 50;

    @Override
    public Boundary boundary(C command) {
        Boundary scheduled = State.boundary(command.scheduled());
        return switch ((ScheduledCallCommand) command) {
            case ScheduleCall schedule ->
                scheduled
                        .and(Membership.boundary(schedule.conversation(), concerned(schedule)))
                        .and(
                                schedule.invitees().isEmpty()
                                        ? Everyone.boundary(schedule.conversation())
                                        : Boundary.NONE);
            case RemindOfCall remind ->
                scheduled.and(EventTag.scheduledCall(remind.scheduled()), ScheduledCallReminded.class);
            case ScheduledCallCommand.OfPerson _ -> scheduled;
        };
    }

    private static Set<UUID> concerned(ScheduleCall command) {
        Set<UUID> concerned = new HashSet<>(command.invitees().orElse(List.of()));
        concerned.add(command.by());
        return concerned;
    }

    @Override
    public Boundary further(C command, State state) {
        return command instanceof ScheduleCall
                ? Boundary.NONE
                : state.call()
                        .map(call -> Membership.boundary(call.conversation(), concerned(command, call)))
                        .orElse(Boundary.NONE);
    }

    private static Set<UUID> concerned(ScheduledCallCommand command, ScheduledCall call) {
        Set<UUID> concerned = new HashSet<>();
        switch (command) {
            case ScheduleCall schedule -> concerned.add(schedule.by());
            case RescheduleCall reschedule -> {
                concerned.add(reschedule.by());
                List<UUID> invitees = reschedule.change().invitees();
                concerned.addAll(invitees == null ? List.of() : invitees);
            }
            case CancelScheduledCall cancel -> concerned.add(cancel.by());
            case AnswerInvitation answer -> concerned.add(answer.by());
            case RemindOfCall remind -> {
                concerned.add(call.organiser());
                call.occurrence(remind.occurrence())
                        .ifPresent(one -> concerned.addAll(one.terms().invitees()));
            }
        }
        return concerned;
    }

    @Override
    public State initial() {
        return State.NONE;
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return state.evolve(event);
    }

    @Override
    public Decision decide(C command, State state) {
        return switch ((ScheduledCallCommand) command) {
            case ScheduleCall schedule -> schedule(schedule, state);
            case RescheduleCall reschedule -> Changes.reschedule(reschedule, state);
            case CancelScheduledCall cancel -> Changes.cancel(cancel, state);
            case AnswerInvitation answer -> Answers.decide(answer, state);
            case RemindOfCall remind -> Reminders.decide(remind, state);
        };
    }

    static Decision schedule(ScheduleCall command, State state) {
        if (state.first().isPresent()) {
            return same(command, state.first().get())
                    ? Decision.already()
                    : Decision.reject(
                            new Rejection.IdTaken("id", command.scheduled().toString()));
        }
        UUID conversation = command.conversation();
        Optional<Rejection> outside = state.outside(conversation, command.by()).or(() -> state.closed(conversation));
        if (outside.isPresent()) {
            return Decision.reject(outside.get());
        }
        List<UUID> invitees =
                command
                        .invitees()
                        .orElseGet(() -> List.copyOf(state.everyone().present().keySet()))
                        .stream()
                        .filter(person -> !person.equals(command.by()))
                        .distinct()
                        .toList();
        return tooMany(command, invitees)
                .or(() -> state.absent(conversation, invitees))
                .or(() -> TermsRules.check(command.terms(), command.at()))
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(scheduled(command, invitees, state.workspace())));
    }

    private static Optional<Rejection> tooMany(ScheduleCall command, List<UUID> invitees) {
        return command.invitees().isEmpty() && invitees.size() >= MOST_UNNAMED
                ? Optional.of(TermsRules.wrong(
                        "too-many-invitees",
                        "More than " + MOST_UNNAMED + " people take part here; name those whom you invite.",
                        "invitees"))
                : Optional.empty();
    }

    private static boolean same(ScheduleCall command, CallScheduled first) {
        CallTerms before = ScheduledCall.terms(first);
        CallTerms asked = command.terms();
        return command.conversation().equals(first.conversation())
                && command.by().equals(first.by())
                && asked.sameTimes(before)
                && asked.title().equals(before.title())
                && asked.media() == before.media()
                && Objects.equals(asked.provider(), before.provider())
                && asked.minutes() == before.minutes()
                && command.invitees()
                        .map(chosen -> {
                            Set<UUID> others = new HashSet<>(chosen);
                            others.remove(command.by());
                            return others.equals(Set.copyOf(before.invitees()));
                        })
                        .orElse(true);
    }

    private static CallScheduled scheduled(ScheduleCall command, List<UUID> invitees, String workspace) {
        CallTerms terms = command.terms();
        return new CallScheduled(
                workspace,
                command.conversation(),
                command.scheduled(),
                terms.title(),
                terms.media(),
                terms.provider(),
                terms.start(),
                terms.timeZone(),
                terms.minutes(),
                invitees,
                terms.recurrence(),
                command.external(),
                command.by(),
                command.at());
    }
}

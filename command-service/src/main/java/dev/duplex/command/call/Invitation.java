package dev.duplex.command.call;

import dev.duplex.calendar.Occurrence;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is expected in a scheduled call, and how it is to take place: of a series, in the one that begins nearest to when it is started.
 *
 * @param call empty where nobody scheduled it
 */
record Invitation(Optional<ScheduledCall> call) {

    static final Invitation NONE = new Invitation(Optional.empty());

    static Boundary boundary(UUID scheduled) {
        return Boundary.of(
                EventTag.scheduledCall(scheduled),
                CallScheduled.class,
                CallRescheduled.class,
                CallCancelled.class,
                InvitationAnswered.class);
    }

    Invitation evolve(ScheduledCallEvent event) {
        return new Invitation(
                event instanceof CallScheduled scheduled
                        ? Optional.of(ScheduledCall.of(scheduled))
                        : call.map(before -> before.after(event)));
    }

    private Optional<Occurrence> nearest(Instant at) {
        return call.flatMap(scheduled -> scheduled
                .occurrences()
                .min(Comparator.comparing(
                        one -> Duration.between(at, one.starts()).abs())));
    }

    /** The one who scheduled it, and those who have accepted it. */
    Set<UUID> expecting(Instant at) {
        return people(
                        at,
                        (person, answer) ->
                                answer.filter(InvitationAnswer.ACCEPTED::equals).isPresent()
                                        || call.filter(scheduled ->
                                                        scheduled.organiser().equals(person))
                                                .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those who have not declined it. */
    List<UUID> wanted(Instant at) {
        return people(
                        at,
                        (person, answer) ->
                                answer.filter(InvitationAnswer.DECLINED::equals).isEmpty())
                .sorted()
                .toList();
    }

    /** The one who scheduled it, and who is invited. */
    private Stream<UUID> people(Instant at, BiPredicate<UUID, Optional<InvitationAnswer>> meant) {
        return nearest(at).stream()
                .flatMap(one -> call.stream()
                        .flatMap(scheduled -> Stream.concat(
                                        Stream.of(scheduled.organiser()), one.terms().invitees().stream())
                                .distinct()
                                .filter(person -> meant.test(person, scheduled.answer(person, one.name())))));
    }

    /** How media are to flow, where somebody chose that. */
    Optional<String> provider(Instant at) {
        return nearest(at).map(one -> one.terms().provider());
    }

    Optional<Rejection> refusal(UUID id, UUID conversation, Instant at) {
        if (call.filter(scheduled -> scheduled.conversation().equals(conversation))
                .isEmpty()) {
            return Optional.of(new Rejection.Unknown("scheduled-call", id.toString(), "scheduled"));
        }
        boolean cancelled = call.filter(ScheduledCall::cancelled).isPresent()
                || nearest(at).filter(Occurrence::cancelled).isPresent();
        return cancelled
                ? Optional.of(new Rejection.NotAllowed(
                        "scheduled-call-cancelled",
                        "Scheduled call " + id + " was cancelled; start a call without it.",
                        "scheduled"))
                : Optional.empty();
    }
}

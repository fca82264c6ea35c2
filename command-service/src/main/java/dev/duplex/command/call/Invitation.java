package dev.duplex.command.call;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is expected in a scheduled call.
 *
 * @param scheduled empty where nobody did
 * @param start by the clock on the wall of its zone
 * @param expected the one who scheduled it, and who is invited
 * @param answers the last one of each person for the whole of it, and for days of a series
 */
record Invitation(
        Optional<CallScheduled> scheduled,
        String start,
        Set<UUID> expected,
        Map<Asked, InvitationAnswer> answers,
        boolean cancelled) {

    static final Invitation NONE = new Invitation(Optional.empty(), "", Set.of(), Map.of(), false);

    /** @param day null for all of it */
    record Asked(UUID person, @Nullable LocalDate day) {}

    static Boundary boundary(UUID scheduled) {
        return Boundary.of(
                EventTag.scheduledCall(scheduled),
                CallScheduled.class,
                CallRescheduled.class,
                CallCancelled.class,
                InvitationAnswered.class);
    }

    Invitation evolve(ScheduledCallEvent event) {
        return switch (event) {
            case CallScheduled call ->
                new Invitation(
                        Optional.of(call),
                        start(call.start(), call.timeZone()),
                        people(call.by(), call.invitees()),
                        Map.of(),
                        false);
            case CallRescheduled call -> call.occurrence() == null ? rescheduled(call) : this;
            case CallCancelled call ->
                call.occurrence() == null ? new Invitation(scheduled, start, expected, answers, true) : this;
            case InvitationAnswered answered -> answered(answered);
            case ScheduledCallReminded _ -> this;
        };
    }

    /** People are asked again where the time is another. */
    private Invitation rescheduled(CallRescheduled call) {
        String changed = start(call.start(), call.timeZone());
        Set<UUID> people =
                scheduled.map(first -> people(first.by(), call.invitees())).orElse(expected);
        return new Invitation(scheduled, changed, people, changed.equals(start) ? answers : Map.of(), cancelled);
    }

    private Invitation answered(InvitationAnswered answered) {
        Map<Asked, InvitationAnswer> more = new HashMap<>(answers);
        LocalDateTime occurrence = answered.occurrence();
        more.put(new Asked(answered.person(), occurrence == null ? null : occurrence.toLocalDate()), answered.answer());
        return new Invitation(scheduled, start, expected, more, cancelled);
    }

    private static String start(LocalDateTime start, String timeZone) {
        return start + " " + timeZone;
    }

    private static Set<UUID> people(UUID by, List<UUID> invitees) {
        return Stream.concat(Stream.of(by), invitees.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The one who scheduled it, and those who have accepted it, or the one of that day. */
    Set<UUID> expecting(Instant at) {
        LocalDate today = today(at);
        return expected.stream()
                .filter(person ->
                        scheduled.filter(call -> call.by().equals(person)).isPresent()
                                || answer(person, today) == InvitationAnswer.ACCEPTED)
                .collect(Collectors.toUnmodifiableSet());
    }

    private LocalDate today(Instant at) {
        return scheduled
                .map(call -> LocalDate.ofInstant(at, ZoneId.of(call.timeZone())))
                .orElse(LocalDate.EPOCH);
    }

    /** Those who have not declined it, or the one of that day. */
    List<UUID> wanted(Instant at) {
        LocalDate today = today(at);
        return expected.stream()
                .sorted()
                .filter(person -> answer(person, today) != InvitationAnswer.DECLINED)
                .toList();
    }

    private @Nullable InvitationAnswer answer(UUID person, LocalDate today) {
        InvitationAnswer ofDay = answers.get(new Asked(person, today));
        return ofDay == null ? answers.get(new Asked(person, null)) : ofDay;
    }

    Optional<Rejection> refusal(UUID id, UUID conversation) {
        if (scheduled.filter(call -> call.conversation().equals(conversation)).isEmpty()) {
            return Optional.of(new Rejection.Unknown("scheduled-call", id.toString(), "scheduled"));
        }
        return cancelled
                ? Optional.of(new Rejection.NotAllowed(
                        "scheduled-call-cancelled",
                        "Scheduled call " + id + " was cancelled; start a call without it.",
                        "scheduled"))
                : Optional.empty();
    }
}

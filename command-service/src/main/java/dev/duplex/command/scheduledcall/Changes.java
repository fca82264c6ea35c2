package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.Occurrence;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.CancelScheduledCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.OfPerson;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RescheduleCall;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moving and cancelling, for the one who scheduled it and for owners of the conversation. */
final class Changes {

    private Changes() {}

    static Decision reschedule(RescheduleCall command, State state) {
        return mayNot(command, "change it", state)
                .or(() -> notThere(command, state))
                .or(() -> cancelled(command, state))
                .or(() -> state.closed(call(state).conversation()))
                .map(Decision::reject)
                .orElseGet(() -> changed(command, state));
    }

    private static Decision changed(RescheduleCall command, State state) {
        ScheduledCall call = call(state);
        if (command.occurrence() != null && command.change().recurrence() != null) {
            return Decision.reject(TermsRules.wrong(
                    "recurrence-of-occurrence",
                    "One call of a series does not repeat by itself; change the series, without occurrence.",
                    "recurrence"));
        }
        CallTerms before = occurrence(command, call).map(Occurrence::terms).orElse(call.terms());
        CallTerms after = withoutOrganiser(command.change().of(before), call.organiser());
        if (after.equals(before)) {
            return Decision.already();
        }
        Optional<Rejection> absent = command.change().invitees() == null
                ? Optional.empty()
                : state.absent(call.conversation(), after.invitees());
        return absent.or(() -> after.sameTimes(before)
                        ? TermsRules.checkButTimes(after)
                        : TermsRules.check(after, command.at()))
                .map(Decision::reject)
                .orElseGet(() ->
                        Decision.accept(rescheduled(call, command.occurrence(), after, command.by(), command.at())));
    }

    private static CallTerms withoutOrganiser(CallTerms terms, UUID organiser) {
        List<UUID> invitees = terms.invitees().stream()
                .filter(person -> !person.equals(organiser))
                .distinct()
                .toList();
        return new CallTerms(
                terms.title(),
                terms.media(),
                terms.provider(),
                terms.start(),
                terms.timeZone(),
                terms.minutes(),
                invitees,
                terms.recurrence());
    }

    static CallRescheduled rescheduled(
            ScheduledCall call, @Nullable LocalDateTime occurrence, CallTerms terms, UUID by, Instant at) {
        return new CallRescheduled(
                call.workspace(),
                call.conversation(),
                call.id(),
                occurrence,
                terms.title(),
                terms.media(),
                terms.provider(),
                terms.start(),
                terms.timeZone(),
                terms.minutes(),
                terms.invitees(),
                terms.recurrence(),
                null,
                by,
                at);
    }

    static Decision cancel(CancelScheduledCall command, State state) {
        Optional<Rejection> refusal = mayNot(command, "cancel it", state).or(() -> notThere(command, state));
        if (refusal.isPresent()) {
            return Decision.reject(refusal.get());
        }
        if (cancelled(command, state).isPresent()) {
            return Decision.already();
        }
        ScheduledCall call = call(state);
        return Decision.accept(new CallCancelled(
                call.workspace(),
                call.conversation(),
                call.id(),
                command.occurrence(),
                command.reason(),
                null,
                command.by(),
                command.at()));
    }

    private static Optional<Rejection> mayNot(OfPerson command, String what, State state) {
        return unknown(command, state)
                .or(() -> state.outside(call(state).conversation(), command.by()))
                .or(() -> command.by().equals(call(state).organiser()) || state.isOwner(command.by())
                        ? Optional.empty()
                        : Optional.of(Rejection.NotPermitted.to(
                                command.by(),
                                what,
                                "the one who scheduled it, " + call(state).organiser()
                                        + ", or an owner of the conversation")));
    }

    static Optional<Rejection> unknown(OfPerson command, State state) {
        return state.call().isPresent()
                ? Optional.empty()
                : Optional.of(new Rejection.Unknown(
                        "scheduled-call", command.scheduled().toString(), "scheduled"));
    }

    /** The occurrence, where one is named. */
    static Optional<Rejection> notThere(OfPerson command, State state) {
        LocalDateTime named = command.occurrence();
        return named == null || occurrence(command, call(state)).isPresent()
                ? Optional.empty()
                : Optional.of(new Rejection.Unknown("occurrence", named.toString(), "occurrence"));
    }

    static Optional<Rejection> cancelled(OfPerson command, State state) {
        ScheduledCall call = call(state);
        return call.cancelled()
                        || occurrence(command, call)
                                .filter(Occurrence::cancelled)
                                .isPresent()
                ? Optional.of(new ScheduledCallRejections.ScheduledCallCancelled(
                        call.id().toString()))
                : Optional.empty();
    }

    private static Optional<Occurrence> occurrence(OfPerson command, ScheduledCall call) {
        return Optional.ofNullable(command.occurrence()).flatMap(call::occurrence);
    }

    private static ScheduledCall call(State state) {
        return state.call().orElseThrow();
    }
}

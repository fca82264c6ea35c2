package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.ScheduledCall;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.AnswerInvitation;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What those who are invited answer. */
final class Answers {

    private Answers() {}

    static Decision decide(AnswerInvitation command, State state) {
        return Changes.unknown(command, state)
                .or(() -> state.outside(state.call().orElseThrow().conversation(), command.by()))
                .or(() -> forAnother(command, state))
                .or(() -> Changes.notThere(command, state))
                .or(() -> Changes.cancelled(command, state))
                .or(() -> notInvited(command, state))
                .map(Decision::reject)
                .orElseGet(() -> answered(command, state.call().orElseThrow()));
    }

    /** A calendar may bring the answer of another person: it is taken from those who keep the list, and from nobody else. */
    private static Optional<Rejection> forAnother(AnswerInvitation command, State state) {
        UUID organiser = state.call().orElseThrow().organiser();
        return command.person().equals(command.by()) || command.by().equals(organiser) || state.isOwner(command.by())
                ? Optional.empty()
                : Optional.of(Rejection.NotPermitted.to(
                        command.by(),
                        "take in the answer of " + command.person(),
                        "that person, the one who scheduled it, " + organiser + ", or an owner of the conversation"));
    }

    /** One may be invited to the series, or to single calls of it that were changed. */
    private static Optional<Rejection> notInvited(AnswerInvitation command, State state) {
        ScheduledCall call = state.call().orElseThrow();
        UUID person = command.person();
        LocalDateTime occurrence = command.occurrence();
        Stream<List<UUID>> invited = occurrence == null
                ? Stream.concat(
                        Stream.of(call.terms().invitees()),
                        call.deviations().stream()
                                .map(ScheduledCall.Deviation::terms)
                                .flatMap(terms -> terms == null ? Stream.empty() : Stream.of(terms.invitees())))
                : call.occurrence(occurrence).stream().map(one -> one.terms().invitees());
        return invited.anyMatch(people -> people.contains(person))
                ? Optional.empty()
                : Optional.of(new ScheduledCallRejections.NotInvited(
                        person, person.equals(command.by()) ? "Duplex-Person" : "ATTENDEE"));
    }

    private static Decision answered(AnswerInvitation command, ScheduledCall call) {
        return holds(call, command.person(), command.answer(), command.occurrence())
                ? Decision.already()
                : Decision.accept(new InvitationAnswered(
                        call.workspace(),
                        call.conversation(),
                        call.id(),
                        command.person(),
                        command.answer(),
                        command.occurrence(),
                        command.by(),
                        command.at()));
    }

    private static boolean holds(
            ScheduledCall call, UUID person, InvitationAnswer answer, @Nullable LocalDateTime occurrence) {
        if (occurrence != null) {
            return call.answer(person, occurrence).filter(answer::equals).isPresent();
        }
        int asked = call.deviations().stream()
                .mapToInt(ScheduledCall.Deviation::asked)
                .max()
                .orElse(0);
        List<ScheduledCall.Answer> given = call.answers().stream()
                .filter(each -> each.person().equals(person))
                .toList();
        return given.size() == 1
                && given.getFirst().occurrence() == null
                && given.getFirst().answer() == answer
                && given.getFirst().sequence() >= asked;
    }
}

package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.Occurrence;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RemindOfCall;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Each occurrence is told once for the time at which it begins; one that is moved afterwards is told again for its new time. */
final class Reminders {

    private Reminders() {}

    static Decision decide(RemindOfCall command, State state) {
        Optional<Occurrence> near = state.call()
                .flatMap(call -> call.occurrence(command.occurrence()))
                .filter(one -> !one.cancelled())
                .filter(one -> !state.conversation().closed())
                .filter(one -> TermsRules.isNear(one.starts(), one.terms().length(), command.before(), command.at()))
                .filter(one -> state.reminded().stream().noneMatch(told -> isOf(told, one)));
        return near.map(one -> reminded(command, one, state)).orElse(Decision.already());
    }

    private static boolean isOf(ScheduledCallReminded told, Occurrence one) {
        return told.occurrence().equals(one.name()) && told.starts().equals(one.starts());
    }

    private static Decision reminded(RemindOfCall command, Occurrence one, State state) {
        ScheduledCall call = state.call().orElseThrow();
        Set<UUID> present = state.everyone().present().keySet();
        List<UUID> people = Stream.concat(Stream.of(call.organiser()), one.terms().invitees().stream())
                .filter(present::contains)
                .filter(person -> call.answer(person, one.name())
                        .filter(answer -> answer == InvitationAnswer.DECLINED)
                        .isEmpty())
                .distinct()
                .toList();
        return people.isEmpty()
                ? Decision.already()
                : Decision.accept(new ScheduledCallReminded(
                        call.workspace(),
                        call.conversation(),
                        call.id(),
                        one.name(),
                        one.starts(),
                        people,
                        null,
                        command.at()));
    }
}

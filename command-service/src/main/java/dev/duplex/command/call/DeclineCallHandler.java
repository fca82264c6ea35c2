package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.DeclineCall;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Turned;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.call.DeclineReason;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The person says no to a ring; only later owes a reply. */
final class DeclineCallHandler extends OnCall<DeclineCall> {

    private static final Set<DeclineReason> OWN_WORDS =
            EnumSet.of(DeclineReason.BUSY, DeclineReason.FOCUS, DeclineReason.LATER, DeclineReason.NO);

    @Override
    Boundary more(DeclineCall command, Live live, CallScene scene) {
        return live.rings(command.by()) ? scene.unanswered(live) : Boundary.NONE;
    }

    @Override
    Decision during(DeclineCall command, Live live, CallScene scene) {
        Optional<Rejection> nonsense = nonsense(command);
        if (nonsense.isPresent()) {
            return Decision.reject(nonsense.get());
        }
        if (live.rings(command.by())) {
            return command.until() != null && !command.until().isAfter(command.at())
                    ? Decision.reject(new Rejection.InThePast("until", command.until()))
                    : Decision.accept(declined(command, live, scene).all());
        }
        return isRepeated(command, live)
                ? Decision.already()
                : Decision.reject(
                        new CallRejections.NotRung(command.by(), command.call().toString(), "Duplex-Person"));
    }

    private static Optional<Rejection> nonsense(DeclineCall command) {
        if (!OWN_WORDS.contains(command.reason())) {
            return Optional.of(new Rejection.NotAllowed(
                    "not-a-reason", "A person declines a call as busy, focus, later or no.", "reason"));
        }
        return command.until() != null && command.reason() != DeclineReason.LATER
                ? Optional.of(new Rejection.NotAllowed(
                        "until-without-later", "Only a call declined for later names an instant.", "until"))
                : Optional.empty();
    }

    private static CallEvents declined(DeclineCall command, Live live, CallScene scene) {
        CallEvents events = new CallEvents(live.started(), command.by(), command.at())
                .declined(command.by(), command.reason(), command.until(), null);
        if (command.reason() == DeclineReason.LATER) {
            events.owes(command.by(), scene.replyTo(command.by()), command.until(), null);
        }
        Unanswered.end(events, live, Set.of(command.by()), scene, command.at());
        return events;
    }

    private static boolean isRepeated(DeclineCall command, Live live) {
        return live.seats().get(command.by()) instanceof Turned(var declined)
                && declined.filter(before -> before.by() != null
                                && before.reason() == command.reason()
                                && Objects.equals(before.until(), command.until()))
                        .isPresent();
    }

    @Override
    Decision afterwards(DeclineCall command, Ended ended, CallScene scene) {
        return isRepeated(command, ended.was()) ? Decision.already() : over(command);
    }
}

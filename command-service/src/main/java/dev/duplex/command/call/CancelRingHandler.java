package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.CancelRing;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Turned;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decision;
import java.util.Set;

/** Somebody in the call rings one person no more; where that was the last one, nobody has answered. */
final class CancelRingHandler extends OnCall<CancelRing> {

    @Override
    Boundary more(CancelRing command, Live live, CallScene scene) {
        return live.rings(command.person()) ? scene.unanswered(live) : Boundary.NONE;
    }

    @Override
    Decision during(CancelRing command, Live live, CallScene scene) {
        if (live.present(command.by()).isEmpty()) {
            return Decision.reject(
                    new CallRejections.NotInCall(command.by(), command.call().toString(), "Duplex-Person"));
        }
        if (live.rings(command.person())) {
            CallEvents events = new CallEvents(live.started(), command.by(), command.at());
            events.ringCancelled(command.person());
            Unanswered.end(events, live, Set.of(command.person()), scene, command.at());
            return Decision.accept(events.all());
        }
        return live.seats().get(command.person()) instanceof Turned
                ? Decision.already()
                : Decision.reject(new CallRejections.NotRung(
                        command.person(), command.call().toString(), "person"));
    }

    @Override
    Decision afterwards(CancelRing command, Ended ended, CallScene scene) {
        return ended.was().seats().get(command.person()) instanceof Turned ? Decision.already() : over(command);
    }
}

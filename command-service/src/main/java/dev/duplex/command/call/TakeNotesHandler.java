package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.TakeNotes;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.CallEvent.CallSummarized;

/** Whoever is or was in the call notes what it came to, also when it is over. The last notes hold. */
final class TakeNotesHandler extends OnCall<TakeNotes> {

    @Override
    public Boundary boundary(TakeNotes command) {
        return super.boundary(command).and(EventTag.call(command.call()), CallSummarized.class);
    }

    @Override
    Decision during(TakeNotes command, Live live, CallScene scene) {
        if (!live.came().contains(command.by())) {
            return Decision.reject(
                    new Rejection.NotInCall(command.by(), command.call().toString(), "Duplex-Person"));
        }
        CallStarted call = live.started();
        return scene.notes().equals(command.text())
                ? Decision.already()
                : Decision.accept(new CallSummarized(
                        call.workspace(),
                        call.conversation(),
                        call.call(),
                        command.text(),
                        command.by(),
                        command.at()));
    }

    @Override
    Decision afterwards(TakeNotes command, Ended ended, CallScene scene) {
        return during(command, ended.was(), scene);
    }
}

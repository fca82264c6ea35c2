package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.TakeNotes;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.CallEvent.CallSummarized;
import java.util.Set;

/** Whoever is or was in the call, and takes part in the conversation still, notes what it came to, also when it is over. The last notes hold. */
final class TakeNotesHandler extends OnCall<TakeNotes> {

    @Override
    public Boundary boundary(TakeNotes command) {
        return super.boundary(command).and(EventTag.call(command.call()), CallSummarized.class);
    }

    @Override
    Boundary more(TakeNotes command, Live live, CallScene scene) {
        return Membership.boundary(live.started().conversation(), Set.of(command.by()));
    }

    @Override
    Boundary moreAfterwards(TakeNotes command, Ended ended) {
        return Membership.boundary(ended.was().started().conversation(), Set.of(command.by()));
    }

    @Override
    Decision during(TakeNotes command, Live live, CallScene scene) {
        if (!live.came().contains(command.by())) {
            return Decision.reject(
                    new CallRejections.NotInCall(command.by(), command.call().toString(), "Duplex-Person"));
        }
        CallStarted call = live.started();
        if (!scene.membership().has(command.by())) {
            return Decision.reject(new Rejection.NotAParticipant(call.conversation(), command.by(), "Duplex-Person"));
        }
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

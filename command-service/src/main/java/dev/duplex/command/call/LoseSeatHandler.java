package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.LoseSeat;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.decision.Decision;
import dev.duplex.events.call.LeaveReason;

/** Only the seat on that device: who has moved or left meanwhile loses none. */
final class LoseSeatHandler extends OnCall<LoseSeat> {

    @Override
    Decision during(LoseSeat command, Live live, CallScene scene) {
        return live.present(command.person())
                .filter(present -> command.device().equals(present.device()))
                .map(present -> Decision.accept(Leaving.of(
                                new CallEvents(live.started(), null, command.at()),
                                live,
                                command.person(),
                                LeaveReason.LOST)
                        .all()))
                .orElseGet(Decision::already);
    }

    @Override
    Decision afterwards(LoseSeat command, Ended ended, CallScene scene) {
        return Decision.already();
    }
}

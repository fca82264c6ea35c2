package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.KeepSeat;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.decision.Decision;

/** Tells a client whether the seat is still its own; says nothing in the log. */
final class KeepSeatHandler extends OnCall<KeepSeat> {

    @Override
    Decision during(KeepSeat command, Live live, CallScene scene) {
        return live.present(command.by())
                .filter(present -> command.device().equals(present.device()))
                .map(present -> Decision.already())
                .orElseGet(() -> gone(command));
    }

    @Override
    Decision afterwards(KeepSeat command, Ended ended, CallScene scene) {
        return gone(command);
    }

    private static Decision gone(KeepSeat command) {
        return Decision.reject(new CallRejections.NoSeat(
                command.by(), command.device(), command.call().toString()));
    }
}

package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.EndCall;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.decision.Decision;
import dev.duplex.events.call.EndReason;

final class EndCallHandler extends OnCall<EndCall> {

    @Override
    Decision during(EndCall command, Live live, CallScene scene) {
        return command.by().equals(live.host())
                ? Decision.accept(new CallEvents(live.started(), command.by(), command.at())
                        .ended(live, EndReason.ENDED_BY_HOST)
                        .all())
                : Decision.reject(new CallRejections.NotTheHost(command.call(), live.host()));
    }

    @Override
    Decision afterwards(EndCall command, Ended ended, CallScene scene) {
        return Decision.already();
    }
}

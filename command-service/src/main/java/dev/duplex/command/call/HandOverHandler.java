package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.HandOver;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.decision.Decision;

/** The host makes somebody in the call the host. */
final class HandOverHandler extends OnCall<HandOver> {

    @Override
    Decision during(HandOver command, Live live, CallScene scene) {
        if (live.present(command.by()).isEmpty()) {
            return Decision.reject(
                    new CallRejections.NotInCall(command.by(), command.call().toString(), "Duplex-Person"));
        }
        if (command.person().equals(live.host())) {
            return Decision.already();
        }
        if (!command.by().equals(live.host())) {
            return Decision.reject(new CallRejections.NotTheHost(command.call(), live.host()));
        }
        return live.present(command.person()).isPresent()
                ? Decision.accept(new CallEvents(live.started(), command.by(), command.at())
                        .hostChanged(command.person())
                        .all())
                : Decision.reject(new CallRejections.NotInCall(
                        command.person(), command.call().toString(), "person"));
    }

    @Override
    Decision afterwards(HandOver command, Ended ended, CallScene scene) {
        return over(command);
    }
}

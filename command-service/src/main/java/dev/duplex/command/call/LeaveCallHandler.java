package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.LeaveCall;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Gone;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Present;
import dev.duplex.command.decision.Decision;
import dev.duplex.events.call.LeaveReason;
import java.util.Optional;

/** A leave from a device that no longer holds the seat changes nothing. */
final class LeaveCallHandler extends OnCall<LeaveCall> {

    @Override
    Decision during(LeaveCall command, Live live, CallScene scene) {
        Optional<Present> present = live.present(command.by());
        if (present.isPresent()) {
            return holds(command, present.get())
                    ? Decision.accept(Leaving.of(
                                    new CallEvents(live.started(), command.by(), command.at()),
                                    live,
                                    command.by(),
                                    LeaveReason.LEFT)
                            .all())
                    : Decision.already();
        }
        return live.seats().get(command.by()) instanceof Gone
                ? Decision.already()
                : Decision.reject(new CallRejections.NotInCall(
                        command.by(), command.call().toString(), "Duplex-Person"));
    }

    /** Where one of them names no device, they are not told apart. */
    private static boolean holds(LeaveCall command, Present present) {
        return command.device() == null
                || present.device() == null
                || command.device().equals(present.device());
    }

    @Override
    Decision afterwards(LeaveCall command, Ended ended, CallScene scene) {
        return ended.was().seats().get(command.by()) instanceof Gone ? Decision.already() : over(command);
    }
}

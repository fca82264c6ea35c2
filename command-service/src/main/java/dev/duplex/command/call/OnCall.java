package dev.duplex.command.call;

import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.NotStarted;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;

/** A command on a call is decided against the whole of that call. */
abstract class OnCall<C extends CallCommand> implements Decider<C, CallScene> {

    @Override
    public Boundary boundary(C command) {
        return CallState.boundary(command.call());
    }

    @Override
    public final Boundary further(C command, CallScene scene) {
        return switch (scene.call()) {
            case NotStarted _ -> Boundary.NONE;
            case Live live -> more(command, live, scene);
            case Ended ended -> moreAfterwards(command, ended);
        };
    }

    /** What else it depends on while the call goes on. */
    Boundary more(C command, Live live, CallScene scene) {
        return Boundary.NONE;
    }

    /** What else it depends on when the call is over. */
    Boundary moreAfterwards(C command, Ended ended) {
        return Boundary.NONE;
    }

    @Override
    public final CallScene initial() {
        return CallScene.UNKNOWN;
    }

    @Override
    public final CallScene evolve(CallScene scene, DuplexEvent event) {
        return scene.evolve(event);
    }

    @Override
    public final Decision decide(C command, CallScene scene) {
        return switch (scene.call()) {
            case NotStarted _ ->
                Decision.reject(new Rejection.Unknown("call", command.call().toString(), "call"));
            case Live live -> during(command, live, scene);
            case Ended ended -> afterwards(command, ended, scene);
        };
    }

    abstract Decision during(C command, Live live, CallScene scene);

    /** Repeating what was done is fine, nothing else is. */
    abstract Decision afterwards(C command, Ended ended, CallScene scene);

    final Decision over(C command) {
        return Decision.reject(new Rejection.CallOver(command.call().toString()));
    }
}

package dev.duplex.command.call;

import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.NotStarted;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.PhoneReport;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.EndReason;
import java.util.UUID;

/** Hanging up is its host's; a phone system that gave up is nobody's. */
final class PhoneEndedHandler implements Decider<PhoneReport.Ended, CallScene> {

    @Override
    public Boundary boundary(PhoneReport.Ended ended) {
        return CallState.boundary(ended.call());
    }

    @Override
    public CallScene initial() {
        return CallScene.UNKNOWN;
    }

    @Override
    public CallScene evolve(CallScene scene, DuplexEvent event) {
        return scene.evolve(event);
    }

    @Override
    public Decision decide(PhoneReport.Ended ended, CallScene scene) {
        return switch (scene.call()) {
            case NotStarted _ ->
                Decision.reject(new Rejection.Unknown("call", ended.call().toString(), "phoneCall"));
            case Ended _ -> Decision.already();
            case Live live -> {
                UUID by = ended.failed() ? null : live.host();
                EndReason reason = ended.failed() ? EndReason.FAILED : EndReason.ENDED_BY_HOST;
                yield Decision.accept(new CallEvents(live.started(), by, ended.at())
                        .ended(live, reason)
                        .all());
            }
        };
    }
}

package dev.duplex.command.file;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import java.util.Set;

final class UploadFileHandler implements Decider<UploadFile, Membership> {

    @Override
    public Boundary boundary(UploadFile command) {
        return Membership.boundary(command.conversation(), Set.of(command.by()));
    }

    @Override
    public Membership initial() {
        return Membership.UNKNOWN;
    }

    @Override
    public Membership evolve(Membership state, DuplexEvent event) {
        return state.evolve(event);
    }

    @Override
    public Decision decide(UploadFile command, Membership state) {
        if (state.started().isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("conversation", command.conversation().toString(), "conversation"));
        }
        return state.has(command.by())
                ? Decision.already()
                : Decision.reject(new Rejection.NotAParticipant(command.conversation(), command.by(), "Duplex-Person"));
    }
}

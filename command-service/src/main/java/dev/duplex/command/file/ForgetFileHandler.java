package dev.duplex.command.file;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;

/** What no message carries, or is to carry, can go. */
final class ForgetFileHandler implements Decider<ForgetFile, FileUse> {

    @Override
    public Boundary boundary(ForgetFile command) {
        return FileUse.boundary(command.file());
    }

    @Override
    public Boundary further(ForgetFile command, FileUse state) {
        return state.further();
    }

    @Override
    public FileUse initial() {
        return FileUse.NONE;
    }

    @Override
    public FileUse evolve(FileUse state, DuplexEvent event) {
        return state.evolve(event);
    }

    @Override
    public Decision decide(ForgetFile command, FileUse state) {
        return state.carriers().isEmpty() && !state.awaitsSending(command.file())
                ? Decision.already()
                : Decision.reject(new Rejection.NotAllowed(
                        "file-in-use", "A message carries file " + command.file() + "; retract it first.", "file"));
    }
}

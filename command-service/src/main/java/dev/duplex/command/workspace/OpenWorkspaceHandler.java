package dev.duplex.command.workspace;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.util.Optional;

final class OpenWorkspaceHandler implements Decider<OpenWorkspace, Optional<WorkspaceOpened>> {

    @Override
    public Boundary boundary(OpenWorkspace command) {
        return Boundary.of(EventTag.workspace(command.workspace()), WorkspaceOpened.class);
    }

    @Override
    public Optional<WorkspaceOpened> initial() {
        return Optional.empty();
    }

    @Override
    public Optional<WorkspaceOpened> evolve(Optional<WorkspaceOpened> state, DuplexEvent event) {
        return event instanceof WorkspaceOpened opened ? Optional.of(opened) : state;
    }

    @Override
    public Decision decide(OpenWorkspace command, Optional<WorkspaceOpened> state) {
        return state.map(opened -> same(command, opened)
                        ? Decision.already()
                        : Decision.reject(new Rejection.IdTaken("id", command.workspace())))
                .orElseGet(() -> Decision.accept(new WorkspaceOpened(
                        command.workspace(), command.name(), command.timeZone(), command.by(), command.at())));
    }

    private static boolean same(OpenWorkspace command, WorkspaceOpened opened) {
        return command.name().equals(opened.name()) && command.timeZone().equals(opened.timeZone());
    }
}

package dev.duplex.command.workspace;

import static dev.duplex.command.Acme.BERLIN;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.opened;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class OpenWorkspaceTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(WorkspaceController.openWorkspace());

    @Test
    void a_workspace_is_opened() {
        DECISIONS
                .given()
                .when(new OpenWorkspace(WORKSPACE, "Acme", BERLIN, null, NOW))
                .events(new WorkspaceOpened(WORKSPACE, "Acme", BERLIN, null, NOW));
    }

    @Test
    void opening_it_again_with_the_same_content_answers_like_the_first_time() {
        DECISIONS
                .given(opened())
                .when(new OpenWorkspace(WORKSPACE, "Acme", BERLIN, null, in(60)))
                .nothing();
    }

    @Test
    void opening_it_again_with_another_name_or_time_zone_is_refused() {
        DECISIONS
                .given(opened())
                .when(new OpenWorkspace(WORKSPACE, "Another", BERLIN, null, NOW))
                .conflicts("id-taken", "id", WORKSPACE);
        DECISIONS
                .given(opened())
                .when(new OpenWorkspace(WORKSPACE, "Acme", ZoneId.of("UTC"), null, NOW))
                .conflicts("id-taken", "id", WORKSPACE);
    }
}

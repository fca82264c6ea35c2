package dev.duplex.command.workspace;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.command.rest.HasText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Workspaces")
@RestController
class WorkspaceController {

    private final Commands commands;

    WorkspaceController(Commands commands) {
        this.commands = commands;
    }

    record OpenRequest(
            @NotNull @Pattern(
                    regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                    message = "must be a slug: 1 to 63 lower-case letters, digits and inner hyphens")
            String id,

            @NotNull @HasText @Size(max = 200) String name,
            @NotNull ZoneId timeZone) {}

    @Operation(summary = "Open a workspace")
    @PostMapping("/v1/workspaces")
    ResponseEntity<Answer> open(@Valid @RequestBody OpenRequest request, Caller caller) {
        return Answer.created(
                commands.send(new OpenWorkspace(
                        request.id(), request.name(), request.timeZone(), caller.personOrOperator(), caller.at())),
                "/v1/workspaces",
                request.id());
    }

    @Bean
    static CommandSlice<OpenWorkspace> openWorkspace() {
        return new CommandSlice<>(OpenWorkspace.class, new OpenWorkspaceHandler());
    }
}

package dev.duplex.command.people;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.command.rest.HasText;
import dev.duplex.events.people.PersonKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "People")
@RestController
class PeopleController {

    private final Commands commands;

    PeopleController(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param kind a member where it is left out
     * @param timeZone the workspace's where it is left out
     */
    record JoinRequest(
            @Nullable UUID id,
            @NotNull @HasText @Size(max = 200) String name,
            @Email @Size(max = 320) @Nullable String email,
            @Nullable PersonKind kind,
            @Nullable ZoneId timeZone,

            @Pattern(
                    regexp = "[a-z0-9][a-z0-9._-]{0,62}",
                    message = "must be 1 to 63 lower-case letters, digits, dots, hyphens and underscores")
            @Nullable String handle) {}

    @Operation(summary = "A person joins a workspace")
    @PostMapping("/v1/workspaces/{workspace}/people")
    ResponseEntity<Answer> join(
            @PathVariable String workspace, @Valid @RequestBody JoinRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        return Answer.created(
                commands.send(new JoinPerson(
                        workspace,
                        id,
                        request.name(),
                        request.email(),
                        Objects.requireNonNullElse(request.kind(), PersonKind.MEMBER),
                        request.timeZone(),
                        request.handle(),
                        caller.personOrOperator(),
                        caller.at())),
                "/v1/people",
                id);
    }

    @Bean
    static CommandSlice<JoinPerson> joinPerson() {
        return new CommandSlice<>(JoinPerson.class, new JoinPersonHandler());
    }
}

package dev.duplex.command.conversation;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.conversation.ChangeParticipant.AddParticipant;
import dev.duplex.command.conversation.ChangeParticipant.ChangeRole;
import dev.duplex.command.conversation.ChangeParticipant.RemoveParticipant;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.events.conversation.ParticipantRole;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Conversations")
@RestController
@RequestMapping("/v1/conversations/{conversation}/participants/{participant}")
class ParticipantController {

    private final Commands commands;

    ParticipantController(Commands commands) {
        this.commands = commands;
    }

    /** @param role member where it is left out */
    record AddRequest(@Nullable ParticipantRole role) {}

    @Operation(summary = "Add a participant; a channel can be joined by oneself")
    @PostMapping
    ResponseEntity<Answer> add(
            @PathVariable UUID conversation,
            @PathVariable UUID participant,
            @RequestBody(required = false) @Nullable AddRequest request,
            Caller caller) {
        return Answer.changed(
                commands.send(new AddParticipant(
                        conversation,
                        participant,
                        request == null ? null : request.role(),
                        caller.personOrOperator(),
                        caller.at())),
                participant);
    }

    @Operation(summary = "Remove a participant, or leave")
    @DeleteMapping
    ResponseEntity<Answer> remove(@PathVariable UUID conversation, @PathVariable UUID participant, Caller caller) {
        return Answer.changed(
                commands.send(new RemoveParticipant(conversation, participant, caller.personOrOperator(), caller.at())),
                participant);
    }

    record RoleRequest(@NotNull ParticipantRole role) {}

    @Operation(summary = "Give a participant another role")
    @PutMapping("/role")
    ResponseEntity<Answer> role(
            @PathVariable UUID conversation,
            @PathVariable UUID participant,
            @Valid @RequestBody RoleRequest request,
            Caller caller) {
        return Answer.changed(
                commands.send(new ChangeRole(
                        conversation, participant, request.role(), caller.personOrOperator(), caller.at())),
                participant);
    }

    @Bean
    static CommandSlice<AddParticipant> addParticipant() {
        return new CommandSlice<>(AddParticipant.class, new AddParticipantHandler());
    }

    @Bean
    static CommandSlice<RemoveParticipant> removeParticipant() {
        return new CommandSlice<>(RemoveParticipant.class, new RemoveParticipantHandler());
    }

    @Bean
    static CommandSlice<ChangeRole> changeRole() {
        return new CommandSlice<>(ChangeRole.class, new ChangeRoleHandler());
    }
}

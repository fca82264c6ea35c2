package dev.duplex.command.conversation;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.conversation.ChangeParticipant.AddParticipant;
import dev.duplex.command.conversation.ChangeParticipant.RemoveParticipant;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Conversations")
@RestController
class ConversationController {

    private final Commands commands;

    ConversationController(Commands commands) {
        this.commands = commands;
    }

    record StartRequest(
            @Nullable UUID id,
            @NotNull ConversationKind kind,
            @Size(max = 500) @Nullable String subject,
            @Size(max = 500) @Nullable List<@NotNull UUID> participants,

            @Size(max = 500) @Pattern(
                    regexp = "[a-z][a-z0-9+.-]*:.+",
                    message = "must name its system first, as in github:owner/repo#123")
            @Nullable String external) {}

    @Operation(summary = "Start a conversation; the acting person takes part")
    @PostMapping("/v1/workspaces/{workspace}/conversations")
    ResponseEntity<Answer> start(
            @PathVariable String workspace, @Valid @RequestBody StartRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        Set<UUID> participants = new LinkedHashSet<>();
        caller.acting().ifPresent(participants::add);
        if (request.participants() != null) {
            participants.addAll(request.participants());
        }
        return Answer.created(
                commands.send(new StartConversation(
                        workspace,
                        id,
                        request.kind(),
                        request.subject(),
                        request.external(),
                        List.copyOf(participants),
                        caller.personOrOperator(),
                        caller.at())),
                "/v1/conversations",
                id);
    }

    @Operation(summary = "Add a participant; a channel can be joined by oneself")
    @PostMapping("/v1/conversations/{conversation}/participants/{participant}")
    ResponseEntity<Answer> add(@PathVariable UUID conversation, @PathVariable UUID participant, Caller caller) {
        return Answer.changed(
                commands.send(new AddParticipant(
                        conversation, participant, ParticipantRole.MEMBER, caller.personOrOperator(), caller.at())),
                participant);
    }

    @Operation(summary = "Remove a participant, or leave")
    @DeleteMapping("/v1/conversations/{conversation}/participants/{participant}")
    ResponseEntity<Answer> remove(@PathVariable UUID conversation, @PathVariable UUID participant, Caller caller) {
        return Answer.changed(
                commands.send(new RemoveParticipant(conversation, participant, caller.personOrOperator(), caller.at())),
                participant);
    }

    record ReadRequest(@NotNull UUID upTo) {}

    @Operation(summary = "The acting person has read up to and including a message")
    @PostMapping("/v1/conversations/{conversation}/read")
    ResponseEntity<Answer> read(
            @PathVariable UUID conversation, @Valid @RequestBody ReadRequest request, Caller caller) {
        return Answer.changed(
                commands.send(new MarkRead(conversation, request.upTo(), caller.person(), caller.at())), conversation);
    }

    @Bean
    static CommandSlice<StartConversation> startConversation() {
        return new CommandSlice<>(StartConversation.class, new StartConversationHandler());
    }

    @Bean
    static CommandSlice<AddParticipant> addParticipant() {
        return new CommandSlice<>(AddParticipant.class, new ChangeParticipantHandler<>());
    }

    @Bean
    static CommandSlice<RemoveParticipant> removeParticipant() {
        return new CommandSlice<>(RemoveParticipant.class, new ChangeParticipantHandler<>());
    }

    @Bean
    static CommandSlice<MarkRead> markRead() {
        return new CommandSlice<>(MarkRead.class, new MarkReadHandler());
    }
}

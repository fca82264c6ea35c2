package dev.duplex.command.conversation;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.conversation.ChangeConversation.CloseConversation;
import dev.duplex.command.conversation.ChangeConversation.RenameConversation;
import dev.duplex.command.conversation.ChangeConversation.ReopenConversation;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.command.rest.HasText;
import dev.duplex.events.conversation.ConversationKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
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

    /** @param external as in {@code github:owner/repo#123}; a review needs one */
    record StartRequest(
            @Nullable UUID id,
            @NotNull ConversationKind kind,
            @HasText @Size(max = 500) @Nullable String subject,
            @Size(max = 500) @Nullable List<@NotNull UUID> participants,
            @Size(max = 500) @Nullable String external) {}

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

    record RenameRequest(@NotNull @HasText @Size(max = 500) String subject) {}

    @Operation(summary = "Give a conversation another subject")
    @PatchMapping("/v1/conversations/{conversation}")
    ResponseEntity<Answer> rename(
            @PathVariable UUID conversation, @Valid @RequestBody RenameRequest request, Caller caller) {
        return Answer.changed(
                commands.send(new RenameConversation(
                        conversation, request.subject(), caller.personOrOperator(), caller.at())),
                conversation);
    }

    record CloseRequest(@Size(max = 500) @Nullable String reason) {}

    @Operation(summary = "Close a conversation: it takes no message until it is reopened")
    @PostMapping("/v1/conversations/{conversation}/close")
    ResponseEntity<Answer> close(
            @PathVariable UUID conversation,
            @Valid @RequestBody(required = false) @Nullable CloseRequest request,
            Caller caller) {
        String reason = request == null ? null : request.reason();
        return Answer.changed(
                commands.send(new CloseConversation(conversation, reason, caller.personOrOperator(), caller.at())),
                conversation);
    }

    @Operation(summary = "Take a closed conversation up again")
    @PostMapping("/v1/conversations/{conversation}/reopen")
    ResponseEntity<Answer> reopen(@PathVariable UUID conversation, Caller caller) {
        return Answer.changed(
                commands.send(new ReopenConversation(conversation, caller.personOrOperator(), caller.at())),
                conversation);
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
    static CommandSlice<RenameConversation> renameConversation() {
        return new CommandSlice<>(RenameConversation.class, new ChangeConversationHandler<>());
    }

    @Bean
    static CommandSlice<CloseConversation> closeConversation() {
        return new CommandSlice<>(CloseConversation.class, new ChangeConversationHandler<>());
    }

    @Bean
    static CommandSlice<ReopenConversation> reopenConversation() {
        return new CommandSlice<>(ReopenConversation.class, new ChangeConversationHandler<>());
    }

    @Bean
    static CommandSlice<MarkRead> markRead() {
        return new CommandSlice<>(MarkRead.class, new MarkReadHandler());
    }
}

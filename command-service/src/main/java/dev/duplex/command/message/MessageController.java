package dev.duplex.command.message;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.facts.UploadedFiles;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.command.rest.HasText;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Urgency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Messages")
@RestController
class MessageController {

    private final Commands commands;
    private final UploadedFiles files;

    MessageController(Commands commands, UploadedFiles files) {
        this.commands = commands;
        this.files = files;
    }

    /**
     * @param mode async where it is left out
     * @param call the live chat or call in which it is written, only live
     * @param broadcast nobody where it is left out
     * @param urgency normal where it is left out
     * @param attachments ids of files that the sender has uploaded to the conversation
     */
    record SendRequest(
            @Nullable UUID id,
            @NotNull @HasText @Size(max = 40_000) String text,
            @Nullable MessageMode mode,
            @Nullable UUID call,
            @Nullable UUID inReplyTo,
            @Size(max = 100) @Nullable List<@NotNull UUID> mentions,
            @Nullable Broadcast broadcast,
            @Nullable Urgency urgency,
            @Nullable Instant needsReplyBy,
            @Nullable Boolean privateNote,
            @Size(max = UploadedFiles.MOST) @Nullable List<@NotNull UUID> attachments) {}

    @Operation(summary = "Send a message; a customer's reopens a closed inquiry")
    @PostMapping("/v1/conversations/{conversation}/messages")
    ResponseEntity<Answer> send(
            @PathVariable UUID conversation, @Valid @RequestBody SendRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        return Answer.created(
                commands.send(new SendMessage(
                        conversation,
                        id,
                        request.text(),
                        Objects.requireNonNullElse(request.mode(), MessageMode.ASYNC),
                        request.call(),
                        request.inReplyTo(),
                        distinct(request.mentions()),
                        request.broadcast(),
                        Objects.requireNonNullElse(request.urgency(), Urgency.NORMAL),
                        request.needsReplyBy(),
                        Boolean.TRUE.equals(request.privateNote()),
                        files.require(conversation, caller.person(), distinct(request.attachments())),
                        caller.person(),
                        caller.at())),
                "/v1/messages",
                id);
    }

    /** @param mentions as before where they are left out, and the broadcast is as well */
    record EditRequest(
            @NotNull @HasText @Size(max = 40_000) String text,
            @Size(max = 100) @Nullable List<@NotNull UUID> mentions,
            @Nullable Broadcast broadcast) {}

    @Operation(summary = "Edit a message of one's own: the text, and whom it mentions where that is given")
    @PutMapping("/v1/messages/{message}")
    ResponseEntity<Answer> edit(@PathVariable UUID message, @Valid @RequestBody EditRequest request, Caller caller) {
        return Answer.changed(
                commands.send(new EditMessage(
                        message,
                        request.text(),
                        Optional.ofNullable(request.mentions()).map(MessageController::distinct),
                        request.broadcast(),
                        caller.person(),
                        caller.at())),
                message);
    }

    @Operation(summary = "Retract a message, as its author, an owner of the conversation or the operator")
    @DeleteMapping("/v1/messages/{message}")
    ResponseEntity<Answer> retract(@PathVariable UUID message, Caller caller) {
        return Answer.changed(
                commands.send(new RetractMessage(message, caller.personOrOperator(), caller.at())), message);
    }

    private static List<UUID> distinct(@Nullable List<UUID> ids) {
        return ids == null ? List.of() : ids.stream().distinct().toList();
    }

    @Bean
    static CommandSlice<SendMessage> sendMessage() {
        return new CommandSlice<>(SendMessage.class, new SendMessageHandler());
    }

    @Bean
    static CommandSlice<EditMessage> editMessage() {
        return new CommandSlice<>(EditMessage.class, new EditMessageHandler());
    }

    @Bean
    static CommandSlice<RetractMessage> retractMessage() {
        return new CommandSlice<>(RetractMessage.class, new RetractMessageHandler());
    }
}

package dev.duplex.command.message;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Urgency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Messages")
@RestController
class MessageController {

    private final Commands commands;

    MessageController(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param mode async where it is left out
     * @param urgency normal where it is left out
     */
    record SendRequest(
            @Nullable UUID id,
            @NotBlank @Size(max = 40_000) String text,
            @Nullable MessageMode mode,
            @Nullable UUID inReplyTo,
            @Size(max = 100) @Nullable List<@NotNull UUID> mentions,
            @Nullable Urgency urgency,
            @Nullable Instant needsReplyBy) {}

    @Operation(summary = "Send a message")
    @PostMapping("/v1/conversations/{conversation}/messages")
    ResponseEntity<Answer> send(
            @PathVariable UUID conversation, @Valid @RequestBody SendRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        List<UUID> mentions = request.mentions() == null
                ? List.of()
                : request.mentions().stream().distinct().toList();
        return Answer.created(
                commands.send(new SendMessage(
                        conversation,
                        id,
                        request.text(),
                        Objects.requireNonNullElse(request.mode(), MessageMode.ASYNC),
                        request.inReplyTo(),
                        mentions,
                        Objects.requireNonNullElse(request.urgency(), Urgency.NORMAL),
                        request.needsReplyBy(),
                        caller.person(),
                        caller.at())),
                "/v1/messages",
                id);
    }

    @Bean
    static CommandSlice<SendMessage> sendMessage() {
        return new CommandSlice<>(SendMessage.class, new SendMessageHandler());
    }
}

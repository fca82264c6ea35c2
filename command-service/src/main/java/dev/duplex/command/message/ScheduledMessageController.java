package dev.duplex.command.message;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.facts.UploadedFiles;
import dev.duplex.command.message.ScheduledMessageCommand.CancelScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.ChangeScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.ScheduleMessage;
import dev.duplex.command.message.ScheduledMessageCommand.SendScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.When;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.BadRequestException;
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

@Tag(name = "Scheduled messages")
@RestController
class ScheduledMessageController {

    private final Commands commands;
    private final UploadedFiles files;

    ScheduledMessageController(Commands commands, UploadedFiles files) {
        this.commands = commands;
        this.files = files;
    }

    /**
     * @param attachments ids of files that the sender has uploaded to the conversation
     * @param dueAt when to send it, at most 366 days ahead
     * @param inHoursOf instead: when this participant works next
     */
    record ScheduleRequest(
            @Nullable UUID id,
            @NotNull @HasText @Size(max = 40_000) String text,
            @Nullable UUID inReplyTo,
            @Size(max = 100) @Nullable List<@NotNull UUID> mentions,
            @Nullable Broadcast broadcast,
            @Nullable Urgency urgency,
            @Nullable Instant needsReplyBy,
            @Nullable Boolean privateNote,
            @Size(max = UploadedFiles.MOST) @Nullable List<@NotNull UUID> attachments,
            @Nullable Instant dueAt,
            @Nullable UUID inHoursOf) {}

    @Operation(summary = "Send a message later: at an instant, or when somebody works next")
    @PostMapping("/v1/conversations/{conversation}/scheduled-messages")
    ResponseEntity<Answer> schedule(
            @PathVariable UUID conversation, @Valid @RequestBody ScheduleRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        SendMessage content = new SendMessage(
                conversation,
                id,
                request.text(),
                MessageMode.ASYNC,
                null,
                request.inReplyTo(),
                distinct(Objects.requireNonNullElse(request.mentions(), List.of())),
                request.broadcast(),
                Objects.requireNonNullElse(request.urgency(), Urgency.NORMAL),
                request.needsReplyBy(),
                Boolean.TRUE.equals(request.privateNote()),
                files.require(
                        conversation,
                        caller.person(),
                        distinct(Objects.requireNonNullElse(request.attachments(), List.of()))),
                caller.person(),
                caller.at());
        if ((request.dueAt() == null) == (request.inHoursOf() == null)) {
            throw oneOfThem();
        }
        return Answer.created(
                commands.send(new ScheduleMessage(content, new When(request.dueAt(), request.inHoursOf()))),
                "/v1/scheduled-messages",
                id);
    }

    private static BadRequestException oneOfThem() {
        return new BadRequestException(
                "due-at-or-in-hours-of", "dueAt", "Say either dueAt, an instant, or inHoursOf, a participant's id.");
    }

    private static List<UUID> distinct(List<UUID> ids) {
        return ids.stream().distinct().toList();
    }

    /** What is left out stays as it is. */
    record ChangeRequest(
            @HasText @Size(max = 40_000) @Nullable String text,
            @Size(max = 100) @Nullable List<@NotNull UUID> mentions,
            @Nullable Instant dueAt,
            @Nullable UUID inHoursOf) {}

    @Operation(
            summary =
                    "Change the text, the mentions or the time of one's scheduled message; one that failed is sent at the new time")
    @PutMapping("/v1/scheduled-messages/{message}")
    ResponseEntity<Answer> change(
            @PathVariable UUID message, @Valid @RequestBody ChangeRequest request, Caller caller) {
        if (request.dueAt() != null && request.inHoursOf() != null) {
            throw oneOfThem();
        }
        When when = request.dueAt() == null && request.inHoursOf() == null
                ? null
                : new When(request.dueAt(), request.inHoursOf());
        List<UUID> mentions = request.mentions() == null ? null : distinct(request.mentions());
        return Answer.changed(
                commands.send(new ChangeScheduledMessage(
                        message, request.text(), mentions, when, caller.person(), caller.at())),
                message);
    }

    @Operation(summary = "Cancel one's scheduled message; one that failed is put away by that")
    @DeleteMapping("/v1/scheduled-messages/{message}")
    ResponseEntity<Answer> cancel(@PathVariable UUID message, Caller caller) {
        return Answer.changed(
                commands.send(new CancelScheduledMessage(message, caller.person(), caller.at())), message);
    }

    @Bean
    static CommandSlice<ScheduleMessage> scheduleMessage() {
        return new CommandSlice<>(ScheduleMessage.class, new ScheduledMessageHandler<>());
    }

    @Bean
    static CommandSlice<ChangeScheduledMessage> changeScheduledMessage(UploadedFiles files) {
        return new CommandSlice<>(ChangeScheduledMessage.class, new ScheduledMessageHandler<>(files::isThere));
    }

    @Bean
    static CommandSlice<CancelScheduledMessage> cancelScheduledMessage() {
        return new CommandSlice<>(CancelScheduledMessage.class, new ScheduledMessageHandler<>());
    }

    @Bean
    static CommandSlice<SendScheduledMessage> sendScheduledMessage() {
        return new CommandSlice<>(SendScheduledMessage.class, new ScheduledMessageHandler<>());
    }
}

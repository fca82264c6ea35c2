package dev.duplex.command.replylater;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.replylater.AnswerReminderCommand.DropAnswerReminder;
import dev.duplex.command.replylater.AnswerReminderCommand.GiveAnswerReminder;
import dev.duplex.command.replylater.AnswerReminderCommand.SetAnswerReminder;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Replies for later")
@RestController
class AnswerReminderController {

    private final Commands commands;

    AnswerReminderController(Commands commands) {
        this.commands = commands;
    }

    /** @param people whom to remind, all who take part but customers where it is left out */
    record ReminderRequest(
            @NotNull Instant due,
            @Size(max = 100) @Nullable List<@NotNull UUID> people,
            @Size(max = 2_000) @Nullable String note) {}

    @Operation(summary = "Remind people of a message if nobody has answered it by then; again to move it")
    @PutMapping("/v1/messages/{message}/answer-reminder")
    ResponseEntity<Answer> set(@PathVariable UUID message, @Valid @RequestBody ReminderRequest request, Caller caller) {
        List<UUID> people = request.people() == null
                ? List.of()
                : request.people().stream().distinct().toList();
        return Answer.changed(
                commands.send(new SetAnswerReminder(
                        message, request.due(), people, request.note(), caller.person(), caller.at())),
                message);
    }

    @Operation(summary = "Drop the acting person's reminder")
    @DeleteMapping("/v1/messages/{message}/answer-reminder")
    ResponseEntity<Answer> drop(@PathVariable UUID message, Caller caller) {
        return Answer.changed(commands.send(new DropAnswerReminder(message, caller.person(), caller.at())), message);
    }

    @Bean
    static CommandSlice<SetAnswerReminder> setAnswerReminder() {
        return new CommandSlice<>(SetAnswerReminder.class, new AnswerReminderHandler<>());
    }

    @Bean
    static CommandSlice<DropAnswerReminder> dropAnswerReminder() {
        return new CommandSlice<>(DropAnswerReminder.class, new AnswerReminderHandler<>());
    }

    @Bean
    static CommandSlice<GiveAnswerReminder> giveAnswerReminder() {
        return new CommandSlice<>(GiveAnswerReminder.class, new AnswerReminderHandler<>());
    }
}

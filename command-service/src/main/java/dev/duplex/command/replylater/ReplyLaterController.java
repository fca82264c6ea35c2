package dev.duplex.command.replylater;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.BadRequestException;
import dev.duplex.command.rest.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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
class ReplyLaterController {

    private final Commands commands;

    ReplyLaterController(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param until when to be reminded; with neither this nor {@code when}, never
     * @param when the same in the acting person's time zone and working hours
     */
    record DeferRequest(
            @Nullable Instant until,
            @Nullable Moment when,
            @Size(max = 2_000) @Nullable String note) {}

    @Operation(summary = "Reply later: the acting person owes a reply to the message")
    @PutMapping("/v1/messages/{message}/reply-later")
    ResponseEntity<Answer> defer(@PathVariable UUID message, @Valid @RequestBody DeferRequest request, Caller caller) {
        if (request.until() != null && request.when() != null) {
            throw new BadRequestException("until-or-when", "when", "Say either until or when, not both.");
        }
        return Answer.changed(
                commands.send(new DeferReply(
                        message, request.until(), request.when(), request.note(), caller.person(), caller.at())),
                message);
    }

    @Operation(summary = "Drop the deferred reply")
    @DeleteMapping("/v1/messages/{message}/reply-later")
    ResponseEntity<Answer> drop(@PathVariable UUID message, Caller caller) {
        return Answer.changed(commands.send(new DropDeferral(message, caller.person(), caller.at())), message);
    }

    @Operation(summary = "Drop the reply that is owed for a call that was not answered, or that went on later")
    @DeleteMapping("/v1/calls/{call}/reply-later")
    ResponseEntity<Answer> dropForCall(@PathVariable UUID call, Caller caller) {
        return Answer.changed(commands.send(new DropCallDeferral(call, caller.person(), caller.at())), call);
    }

    @Bean
    static CommandSlice<DropCallDeferral> dropCallDeferral() {
        return new CommandSlice<>(DropCallDeferral.class, new DropCallDeferralHandler());
    }

    @Bean
    static CommandSlice<DeferReply> deferReply() {
        return new CommandSlice<>(DeferReply.class, new ReplyLaterHandler<>());
    }

    @Bean
    static CommandSlice<RemindOfReply> remindOfReply() {
        return new CommandSlice<>(RemindOfReply.class, new RemindOfReplyHandler());
    }

    @Bean
    static CommandSlice<DropDeferral> dropDeferral() {
        return new CommandSlice<>(DropDeferral.class, new ReplyLaterHandler<>());
    }
}

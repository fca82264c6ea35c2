package dev.duplex.command.call;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallCommand.DeclineCall;
import dev.duplex.command.call.CallCommand.EndCall;
import dev.duplex.command.call.CallCommand.LeaveCall;
import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.Media;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Calls")
@RestController
class CallController {

    private final Commands commands;

    CallController(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param media voice where it is left out
     * @param ring the others of a direct conversation, nobody elsewhere, where it is left out
     */
    record StartRequest(
            @Nullable UUID id,
            @Nullable Media media,
            @Size(max = 100) @Nullable List<@NotNull UUID> ring,
            @Nullable UUID escalatedFrom) {}

    @Operation(summary = "Start a call and ring people")
    @PostMapping("/v1/conversations/{conversation}/calls")
    ResponseEntity<Answer> start(
            @PathVariable UUID conversation, @Valid @RequestBody StartRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        return Answer.created(
                commands.send(new StartCall(
                        conversation,
                        id,
                        Objects.requireNonNullElse(request.media(), Media.VOICE),
                        Optional.ofNullable(request.ring()),
                        request.escalatedFrom(),
                        caller.person(),
                        caller.at())),
                "/v1/calls",
                id);
    }

    @Operation(summary = "Answer a ring, or join a call that goes on")
    @PostMapping("/v1/calls/{call}/answer")
    ResponseEntity<Answer> answer(@PathVariable UUID call, Caller caller) {
        return Answer.changed(commands.send(new AnswerCall(call, caller.person(), caller.at())), call);
    }

    record DeclineRequest(
            @NotNull DeclineReason reason, @Nullable Instant until) {}

    @Operation(summary = "Decline a ring: busy, later or no; later leaves an owed reply")
    @PostMapping("/v1/calls/{call}/decline")
    ResponseEntity<Answer> decline(@PathVariable UUID call, @Valid @RequestBody DeclineRequest request, Caller caller) {
        return Answer.changed(
                commands.send(new DeclineCall(call, request.reason(), request.until(), caller.person(), caller.at())),
                call);
    }

    @Operation(summary = "Leave a call; the last one out ends it")
    @PostMapping("/v1/calls/{call}/leave")
    ResponseEntity<Answer> leave(@PathVariable UUID call, Caller caller) {
        return Answer.changed(commands.send(new LeaveCall(call, caller.person(), caller.at())), call);
    }

    @Operation(summary = "End a call for everyone, as its host")
    @PostMapping("/v1/calls/{call}/end")
    ResponseEntity<Answer> end(@PathVariable UUID call, Caller caller) {
        return Answer.changed(commands.send(new EndCall(call, caller.person(), caller.at())), call);
    }

    @Bean
    static CommandSlice<StartCall> startCall() {
        return new CommandSlice<>(StartCall.class, new StartCallHandler());
    }

    @Bean
    static CommandSlice<AnswerCall> answerCall() {
        return new CommandSlice<>(AnswerCall.class, new CallHandler<>());
    }

    @Bean
    static CommandSlice<DeclineCall> declineCall() {
        return new CommandSlice<>(DeclineCall.class, new CallHandler<>());
    }

    @Bean
    static CommandSlice<LeaveCall> leaveCall() {
        return new CommandSlice<>(LeaveCall.class, new CallHandler<>());
    }

    @Bean
    static CommandSlice<EndCall> endCall() {
        return new CommandSlice<>(EndCall.class, new CallHandler<>());
    }

    @Bean
    static CommandSlice<MissCall> missCall() {
        return new CommandSlice<>(MissCall.class, new CallHandler<>());
    }
}

package dev.duplex.command.call;

import dev.duplex.command.bus.Commands;
import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallCommand.DeclineCall;
import dev.duplex.command.call.CallCommand.KeepSeat;
import dev.duplex.command.call.CallCommand.LeaveCall;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.events.call.DeclineReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A person takes a seat in a call, keeps it and leaves it. */
@Tag(name = "Calls")
@RestController
class SeatController {

    static final String DEVICE = "[A-Za-z0-9_-]{1,64}";

    private final Commands commands;
    private final MediaProviders providers;
    private final SeatLeases seats;

    SeatController(Commands commands, MediaProviders providers, SeatLeases seats) {
        this.commands = commands;
        this.providers = providers;
        this.seats = seats;
    }

    /** @param device of the client, which then keeps its seat by asking for it */
    record DeviceRequest(@Pattern(regexp = DEVICE) @Nullable String device) {

        static @Nullable String of(@Nullable DeviceRequest request) {
            return request == null ? null : request.device();
        }
    }

    @Operation(
            summary = "Answer a ring, join a call that goes on, or go on in it on another device",
            description = "A call between the clients themselves connects six people (call-full).")
    @PostMapping("/v1/calls/{call}/answer")
    ResponseEntity<Answer> answer(
            @PathVariable UUID call,
            @Valid @RequestBody(required = false) @Nullable DeviceRequest request,
            Caller caller) {
        String device = DeviceRequest.of(request);
        AnswerCall command = new AnswerCall(call, device, providers, caller.person(), caller.at());
        seats.hold(call, caller.person(), device, caller.at());
        return Answer.changed(commands.send(command), call);
    }

    record DeclineRequest(
            @NotNull DeclineReason reason, @Nullable Instant until) {}

    @Operation(summary = "Decline a ring: busy, focus, later or no; later leaves an owed reply")
    @PostMapping("/v1/calls/{call}/decline")
    ResponseEntity<Answer> decline(@PathVariable UUID call, @Valid @RequestBody DeclineRequest request, Caller caller) {
        return Answer.changed(
                commands.send(new DeclineCall(call, request.reason(), request.until(), caller.person(), caller.at())),
                call);
    }

    @Operation(
            summary = "Leave a call; the last one out ends it",
            description = "A device that no longer holds the seat leaves nothing.")
    @PostMapping("/v1/calls/{call}/leave")
    ResponseEntity<Answer> leave(
            @PathVariable UUID call,
            @Valid @RequestBody(required = false) @Nullable DeviceRequest request,
            Caller caller) {
        return Answer.changed(
                commands.send(new LeaveCall(call, DeviceRequest.of(request), caller.person(), caller.at())), call);
    }

    record SeatRequest(@NotNull @Pattern(regexp = DEVICE) String device) {}

    @Operation(
            summary = "Keep one's seat in a call",
            description =
                    "A client that named its device says every 5 s that it is still there; 20 s after the last time its"
                            + " person has left. not-in-call tells that the seat is gone.")
    @PutMapping("/v1/calls/{call}/seat")
    ResponseEntity<Answer> keep(@PathVariable UUID call, @Valid @RequestBody SeatRequest request, Caller caller) {
        ResponseEntity<Answer> kept =
                Answer.changed(commands.send(new KeepSeat(call, request.device(), caller.person(), caller.at())), call);
        seats.hold(call, caller.person(), request.device(), caller.at());
        return kept;
    }
}

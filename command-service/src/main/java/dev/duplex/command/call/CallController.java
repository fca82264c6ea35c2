package dev.duplex.command.call;

import dev.duplex.command.bus.Commands;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.call.CallCommand.CancelRing;
import dev.duplex.command.call.CallCommand.EndCall;
import dev.duplex.command.call.CallCommand.HandOver;
import dev.duplex.command.call.CallCommand.RingMore;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.events.call.Media;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Calls are started, ring, have a host and end. */
@Tag(name = "Calls")
@RestController
class CallController {

    private final Commands commands;
    private final MediaProviders providers;
    private final SeatLeases seats;

    CallController(Commands commands, MediaProviders providers, SeatLeases seats) {
        this.commands = commands;
        this.providers = providers;
        this.seats = seats;
    }

    /**
     * @param media voice where it is left out; text is a live chat
     * @param ring where it is left out: whom the scheduled call invites, who is in the live chat that becomes a call, the others
     *     of a direct conversation, nobody elsewhere
     * @param urgent rings off hours too, and in focus time where the person lets urgent rings through
     * @param device of the client, which then keeps its seat by asking for it
     * @param reason why the message takes a call
     * @param provider of the media; where it is left out the one that the scheduled call says, or else the usual one
     */
    record StartRequest(
            @Nullable UUID id,
            @Nullable Media media,
            @Size(max = 100) @Nullable List<@NotNull UUID> ring,
            @Nullable Boolean urgent,

            @Pattern(regexp = SeatController.DEVICE) @Nullable String device,

            @Nullable UUID escalatedFrom,
            @Size(max = 2_000) @Nullable String reason,
            @Nullable UUID scheduled,
            @Size(max = 100) @Nullable String provider) {}

    @Operation(
            summary = "Start a call or a live chat and ring people",
            description =
                    "People in focus time, off hours, absent or away are not rung: the answer names them in turnedAway. The"
                            + " same call with urgent passes where that is allowed. Where nobody is left to ring, the call has"
                            + " ended when it is answered.")
    @PostMapping("/v1/conversations/{conversation}/calls")
    ResponseEntity<CallAnswer> start(
            @PathVariable UUID conversation, @Valid @RequestBody StartRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        StartCall command = new StartCall(
                conversation,
                id,
                Objects.requireNonNullElse(request.media(), Media.VOICE),
                Optional.ofNullable(request.ring()),
                Boolean.TRUE.equals(request.urgent()),
                request.device(),
                request.escalatedFrom(),
                request.reason(),
                request.scheduled(),
                providers.named(request.provider()),
                caller.person(),
                caller.at());
        seats.hold(id, caller.person(), request.device(), caller.at());
        Outcome outcome = commands.send(command);
        return CallAnswer.of(Answer.created(outcome, "/v1/calls", id), outcome);
    }

    record RingRequest(
            @NotEmpty @Size(max = 100) List<@NotNull UUID> people,
            @Nullable Boolean urgent) {}

    @Operation(summary = "Ring more people, as somebody in the call")
    @PostMapping("/v1/calls/{call}/rings")
    ResponseEntity<CallAnswer> ring(@PathVariable UUID call, @Valid @RequestBody RingRequest request, Caller caller) {
        Outcome outcome = commands.send(new RingMore(
                call, request.people(), Boolean.TRUE.equals(request.urgent()), caller.person(), caller.at()));
        return CallAnswer.of(Answer.changed(outcome, call), outcome);
    }

    @Operation(summary = "Ring one person no more; where that was the last one and nobody came, the call ends")
    @DeleteMapping("/v1/calls/{call}/rings/{person}")
    ResponseEntity<Answer> cancel(@PathVariable UUID call, @PathVariable UUID person, Caller caller) {
        return Answer.changed(commands.send(new CancelRing(call, person, caller.person(), caller.at())), call);
    }

    record HostRequest(@NotNull UUID person) {}

    @Operation(summary = "Make somebody else in the call its host, as the host")
    @PutMapping("/v1/calls/{call}/host")
    ResponseEntity<Answer> handOver(@PathVariable UUID call, @Valid @RequestBody HostRequest request, Caller caller) {
        return Answer.changed(commands.send(new HandOver(call, request.person(), caller.person(), caller.at())), call);
    }

    @Operation(summary = "End a call for everyone, as its host")
    @PostMapping("/v1/calls/{call}/end")
    ResponseEntity<Answer> end(@PathVariable UUID call, Caller caller) {
        return Answer.changed(commands.send(new EndCall(call, caller.person(), caller.at())), call);
    }
}

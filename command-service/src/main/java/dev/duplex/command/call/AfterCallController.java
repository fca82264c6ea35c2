package dev.duplex.command.call;

import dev.duplex.command.bus.Commands;
import dev.duplex.command.call.CallCommand.ContinueLater;
import dev.duplex.command.call.CallCommand.Point;
import dev.duplex.command.call.CallCommand.TakeNotes;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.command.rest.HasText;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What stays of a call. */
@Tag(name = "Calls")
@RestController
class AfterCallController {

    private final Commands commands;

    AfterCallController(Commands commands) {
        this.commands = commands;
    }

    /** @param text empty to clear what was noted */
    record NotesRequest(@NotNull @Size(max = 20_000) String text) {}

    @Operation(summary = "Note what a call came to, as somebody who is or was in it; the last notes hold")
    @PutMapping("/v1/calls/{call}/notes")
    ResponseEntity<Answer> note(@PathVariable UUID call, @Valid @RequestBody NotesRequest request, Caller caller) {
        String text = request.text().isBlank() ? "" : request.text();
        return Answer.changed(commands.send(new TakeNotes(call, text, caller.person(), caller.at())), call);
    }

    /** @param kind reply where it is left out */
    record PointRequest(
            Point.@Nullable Kind kind,
            @NotNull @HasText @Size(max = 2_000) String text,
            @NotNull UUID owner,
            @Nullable Instant due) {}

    /** @param reason why it goes on later */
    record ContinueRequest(
            @Size(max = 2_000) @Nullable String reason,
            @Size(max = 50) @Nullable List<@Valid @NotNull PointRequest> points) {}

    @Operation(
            summary = "End a call that goes on later in messages, with what is open",
            description =
                    "Each open point has an owner, who then owes a reply or has something to do. Anybody in the call may; to"
                            + " end it with nothing open is for its host.")
    @PostMapping("/v1/calls/{call}/continue-later")
    ResponseEntity<Answer> continueLater(
            @PathVariable UUID call, @Valid @RequestBody ContinueRequest request, Caller caller) {
        List<Point> points = Objects.requireNonNullElse(request.points(), List.<PointRequest>of()).stream()
                .map(point -> new Point(
                        Objects.requireNonNullElse(point.kind(), Point.Kind.REPLY),
                        point.text(),
                        point.owner(),
                        point.due()))
                .toList();
        return Answer.changed(
                commands.send(new ContinueLater(call, request.reason(), points, caller.person(), caller.at())), call);
    }
}

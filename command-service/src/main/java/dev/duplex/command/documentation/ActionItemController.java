package dev.duplex.command.documentation;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.documentation.ChangeActionItem.AssignAnew;
import dev.duplex.command.documentation.ChangeActionItem.Complete;
import dev.duplex.command.documentation.ChangeActionItem.Drop;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.command.rest.HasText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Documentation")
@RestController
class ActionItemController {

    private final Commands commands;

    ActionItemController(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param owner who is to do it, a participant
     * @param due left out for no date
     * @param message that it came from, of the same conversation
     * @param call that it came from, of the same conversation
     */
    record AssignRequest(
            @Nullable UUID id,
            @NotNull @HasText @Size(max = 10_000) String text,
            @NotNull UUID owner,
            @Nullable Instant due,
            @Nullable UUID message,
            @Nullable UUID call) {}

    @Operation(summary = "Assign something to do to a participant, in an open or closed conversation")
    @PostMapping("/v1/conversations/{conversation}/action-items")
    ResponseEntity<Answer> assign(
            @PathVariable UUID conversation, @Valid @RequestBody AssignRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        return Answer.created(
                commands.send(new AssignActionItem(
                        conversation,
                        id,
                        request.text(),
                        request.owner(),
                        request.due(),
                        request.message(),
                        request.call(),
                        caller.person(),
                        caller.at())),
                "/v1/action-items",
                id);
    }

    record AssignAnewRequest(
            @NotNull @HasText @Size(max = 10_000) String text,
            @NotNull UUID owner,
            @Nullable Instant due) {}

    @Operation(summary = "Assign it anew: text, owner and due date as given; opens it again if it was done or dropped")
    @PutMapping("/v1/action-items/{action}")
    ResponseEntity<Answer> assignAnew(
            @PathVariable UUID action, @Valid @RequestBody AssignAnewRequest request, Caller caller) {
        return Answer.changed(
                commands.send(new AssignAnew(
                        action, request.text(), request.owner(), request.due(), caller.person(), caller.at())),
                action);
    }

    @Operation(summary = "It is done; its owner and those who may assign it can tell")
    @PostMapping("/v1/action-items/{action}/done")
    ResponseEntity<Answer> done(@PathVariable UUID action, Caller caller) {
        return Answer.changed(commands.send(new Complete(action, caller.person(), caller.at())), action);
    }

    record DropRequest(@Size(max = 2_000) @Nullable String reason) {}

    @Operation(summary = "It needs not be done any more")
    @PostMapping("/v1/action-items/{action}/drop")
    ResponseEntity<Answer> drop(
            @PathVariable UUID action,
            @Valid @RequestBody(required = false) @Nullable DropRequest request,
            Caller caller) {
        String reason = request == null ? null : request.reason();
        return Answer.changed(commands.send(new Drop(action, reason, caller.person(), caller.at())), action);
    }

    @Bean
    static CommandSlice<AssignActionItem> assignActionItem() {
        return new CommandSlice<>(AssignActionItem.class, new AssignActionItemHandler());
    }

    @Bean
    static CommandSlice<AssignAnew> assignActionItemAnew() {
        return new CommandSlice<>(AssignAnew.class, new ChangeActionItemHandler<>());
    }

    @Bean
    static CommandSlice<Complete> completeActionItem() {
        return new CommandSlice<>(Complete.class, new ChangeActionItemHandler<>());
    }

    @Bean
    static CommandSlice<Drop> dropActionItem() {
        return new CommandSlice<>(Drop.class, new ChangeActionItemHandler<>());
    }
}

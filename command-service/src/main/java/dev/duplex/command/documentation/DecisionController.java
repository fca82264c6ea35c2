package dev.duplex.command.documentation;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.documentation.SupersedeDecision.Existing;
import dev.duplex.command.documentation.SupersedeDecision.Replacement;
import dev.duplex.command.documentation.SupersedeDecision.Successor;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.BadRequestException;
import dev.duplex.command.rest.Caller;
import dev.duplex.command.rest.HasText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Documentation")
@RestController
class DecisionController {

    private final Commands commands;

    DecisionController(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param messages in which it was decided, of the same conversation
     * @param calls in which it was decided, of the same conversation
     */
    record DecisionRequest(
            @Nullable UUID id,
            @NotNull @HasText @Size(max = 10_000) String text,
            @Size(max = 100) @Nullable List<@NotNull UUID> messages,
            @Size(max = 100) @Nullable List<@NotNull UUID> calls) {}

    @Operation(summary = "Record what was decided in a conversation, open or closed")
    @PostMapping("/v1/conversations/{conversation}/decisions")
    ResponseEntity<Answer> record(
            @PathVariable UUID conversation, @Valid @RequestBody DecisionRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        return Answer.created(
                commands.send(new RecordDecision(
                        conversation,
                        id,
                        request.text(),
                        distinct(request.messages()),
                        distinct(request.calls()),
                        caller.person(),
                        caller.at())),
                "/v1/decisions",
                id);
    }

    /**
     * Names one or none of the two: a decision in whose place nothing holds is taken back.
     *
     * @param by what holds in its place, recorded before
     * @param successor what holds in its place, recorded with this
     */
    record SupersedeRequest(
            @Nullable UUID by,
            @Valid @Nullable DecisionRequest successor,
            @Size(max = 2_000) @Nullable String reason) {}

    @Operation(summary = "Another decision holds in place of this one, or none does any more")
    @PostMapping("/v1/decisions/{decision}/supersede")
    ResponseEntity<Answer> supersede(
            @PathVariable UUID decision, @Valid @RequestBody SupersedeRequest request, Caller caller) {
        Replacement replacement = replacement(request, caller);
        var outcome = commands.send(
                new SupersedeDecision(decision, replacement, request.reason(), caller.person(), caller.at()));
        return replacement instanceof Successor successor
                ? Answer.created(outcome, "/v1/decisions", successor.decision())
                : Answer.changed(outcome, decision);
    }

    private static @Nullable Replacement replacement(SupersedeRequest request, Caller caller) {
        DecisionRequest successor = request.successor();
        if (successor == null) {
            return request.by() == null ? null : new Existing(request.by());
        }
        if (request.by() != null) {
            throw new BadRequestException(
                    "ambiguous-successor", "by", "Name a decision that was recorded before, or a new one, not both.");
        }
        return new Successor(
                caller.idFor(successor.id()),
                successor.text(),
                distinct(successor.messages()),
                distinct(successor.calls()));
    }

    private static List<UUID> distinct(@Nullable List<UUID> ids) {
        return ids == null ? List.of() : ids.stream().distinct().toList();
    }

    @Bean
    static CommandSlice<RecordDecision> recordDecision() {
        return new CommandSlice<>(RecordDecision.class, new RecordDecisionHandler());
    }

    @Bean
    static CommandSlice<SupersedeDecision> supersedeDecision() {
        return new CommandSlice<>(SupersedeDecision.class, new SupersedeDecisionHandler());
    }
}

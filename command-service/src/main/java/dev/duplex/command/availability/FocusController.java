package dev.duplex.command.availability;

import dev.duplex.command.availability.FocusCommand.EndFocus;
import dev.duplex.command.availability.FocusCommand.PlanFocus;
import dev.duplex.command.availability.FocusCommand.StartFocus;
import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.BadRequestException;
import dev.duplex.command.rest.Caller;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.FocusBreak.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Availability")
@RestController
class FocusController {

    private final Commands commands;

    FocusController(Commands commands) {
        this.commands = commands;
    }

    /** @param people only where {@code who} is {@code chosen} */
    record BreakRequest(
            @NotNull Who who, @Size(max = 100) @Nullable List<@NotNull UUID> people) {}

    /** @param mayBreak nobody where it is left out */
    record FocusRequest(
            @Nullable UUID id,
            @Nullable Instant from,
            @NotNull Instant until,
            @Valid @Nullable BreakRequest mayBreak) {}

    /** @param timeZone the person's where it is left out */
    record PlanRequest(
            @Nullable UUID id,
            @Nullable ZoneId timeZone,
            @NotEmpty @Size(max = 7) List<@NotNull DayOfWeek> days,
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @Valid @Nullable BreakRequest mayBreak) {}

    @Operation(summary = "A person is not to be disturbed until an instant")
    @PostMapping("/v1/people/{person}/focus")
    ResponseEntity<Answer> start(@PathVariable UUID person, @Valid @RequestBody FocusRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        return Answer.created(
                commands.send(new StartFocus(
                        person,
                        id,
                        request.from(),
                        request.until(),
                        mayBreak(request.mayBreak()),
                        caller.personOrOperator(),
                        caller.at())),
                "/v1/people/" + person + "/focus",
                id);
    }

    @Operation(summary = "A person is not to be disturbed at some hours every week")
    @PostMapping("/v1/people/{person}/planned-focus")
    ResponseEntity<Answer> plan(@PathVariable UUID person, @Valid @RequestBody PlanRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        return Answer.created(
                commands.send(new PlanFocus(
                        person,
                        id,
                        request.timeZone(),
                        request.days().stream().distinct().sorted().toList(),
                        request.from(),
                        request.to(),
                        mayBreak(request.mayBreak()),
                        caller.personOrOperator(),
                        caller.at())),
                "/v1/people/" + person + "/focus",
                id);
    }

    @Operation(summary = "A focus time ends early, or does not come again")
    @DeleteMapping("/v1/people/{person}/focus/{focus}")
    ResponseEntity<Answer> end(@PathVariable UUID person, @PathVariable UUID focus, Caller caller) {
        return Answer.changed(
                commands.send(new EndFocus(person, focus, caller.personOrOperator(), caller.at())), focus);
    }

    private static FocusBreak mayBreak(@Nullable BreakRequest request) {
        if (request == null) {
            return new FocusBreak(Who.NOBODY, List.of());
        }
        List<UUID> people = request.people() == null
                ? List.of()
                : request.people().stream().distinct().sorted().toList();
        if (people.isEmpty() == (request.who() == Who.CHOSEN)) {
            throw new BadRequestException(
                    "invalid", "mayBreak.people", "People are named where who is chosen, and only there.");
        }
        return new FocusBreak(request.who(), people);
    }

    @Bean
    static CommandSlice<StartFocus> startFocus() {
        return new CommandSlice<>(StartFocus.class, new FocusHandler<>());
    }

    @Bean
    static CommandSlice<PlanFocus> planFocus() {
        return new CommandSlice<>(PlanFocus.class, new FocusHandler<>());
    }

    @Bean
    static CommandSlice<EndFocus> endFocus() {
        return new CommandSlice<>(EndFocus.class, new FocusHandler<>());
    }
}

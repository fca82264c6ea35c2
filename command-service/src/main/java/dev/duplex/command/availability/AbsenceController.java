package dev.duplex.command.availability;

import dev.duplex.command.availability.AbsenceCommand.EndAbsence;
import dev.duplex.command.availability.AbsenceCommand.StartAbsence;
import dev.duplex.command.availability.AwayCommand.ComeBack;
import dev.duplex.command.availability.AwayCommand.GoAway;
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
import java.time.LocalDate;
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

@Tag(name = "Availability")
@RestController
class AbsenceController {

    private final Commands commands;

    AbsenceController(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param from now where neither it nor {@code fromDate} is named
     * @param untilDate in the person's zone, included; in place of {@code until}
     */
    record AbsenceRequest(
            @Nullable UUID id,
            @Nullable Instant from,
            @Nullable LocalDate fromDate,
            @Nullable Instant until,
            @Nullable LocalDate untilDate,
            @Nullable UUID standIn,
            @Size(max = 2_000) @Nullable String note) {}

    /** @param until the person is back where it is left out */
    record AwayRequest(@Nullable Instant until) {}

    @Operation(summary = "A person is absent until an instant or a date, perhaps with a stand-in")
    @PostMapping("/v1/people/{person}/absences")
    ResponseEntity<Answer> start(@PathVariable UUID person, @Valid @RequestBody AbsenceRequest request, Caller caller) {
        if ((request.until() == null) == (request.untilDate() == null)) {
            throw new BadRequestException("invalid", "until", "Name either until, an instant, or untilDate.");
        }
        if (request.from() != null && request.fromDate() != null) {
            throw new BadRequestException("invalid", "from", "Name either from, an instant, or fromDate.");
        }
        UUID id = caller.idFor(request.id());
        return Answer.created(
                commands.send(new StartAbsence(
                        person,
                        id,
                        request.from(),
                        request.fromDate(),
                        request.until(),
                        request.untilDate(),
                        request.standIn(),
                        request.note(),
                        caller.personOrOperator(),
                        caller.at())),
                "/v1/people/" + person + "/absences",
                id);
    }

    @Operation(summary = "An absence ends early, or does not come")
    @DeleteMapping("/v1/people/{person}/absences/{absence}")
    ResponseEntity<Answer> end(@PathVariable UUID person, @PathVariable UUID absence, Caller caller) {
        return Answer.changed(
                commands.send(new EndAbsence(person, absence, caller.personOrOperator(), caller.at())), absence);
    }

    @Operation(summary = "A person is away from the desk")
    @PutMapping("/v1/people/{person}/away")
    ResponseEntity<Answer> away(@PathVariable UUID person, @Valid @RequestBody AwayRequest request, Caller caller) {
        return Answer.changed(
                commands.send(new GoAway(person, request.until(), caller.personOrOperator(), caller.at())), person);
    }

    @Operation(summary = "A person is back")
    @DeleteMapping("/v1/people/{person}/away")
    ResponseEntity<Answer> back(@PathVariable UUID person, Caller caller) {
        return Answer.changed(commands.send(new ComeBack(person, caller.personOrOperator(), caller.at())), person);
    }

    @Bean
    static CommandSlice<StartAbsence> startAbsence() {
        return new CommandSlice<>(StartAbsence.class, new AbsenceHandler<>());
    }

    @Bean
    static CommandSlice<EndAbsence> endAbsence() {
        return new CommandSlice<>(EndAbsence.class, new AbsenceHandler<>());
    }

    @Bean
    static CommandSlice<GoAway> goAway() {
        return new CommandSlice<>(GoAway.class, new AwayHandler<>());
    }

    @Bean
    static CommandSlice<ComeBack> comeBack() {
        return new CommandSlice<>(ComeBack.class, new AwayHandler<>());
    }
}

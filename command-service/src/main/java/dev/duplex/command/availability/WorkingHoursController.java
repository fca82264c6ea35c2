package dev.duplex.command.availability;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.events.availability.DayException;
import dev.duplex.events.availability.DayException.Hours;
import dev.duplex.events.availability.WorkingInterval;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Availability")
@RestController
class WorkingHoursController {

    private final Commands commands;

    WorkingHoursController(Commands commands) {
        this.commands = commands;
    }

    /** @param to exclusive; at or before {@code from} it is on the next day */
    record IntervalRequest(
            @NotNull DayOfWeek day,
            @NotNull LocalTime from,
            @NotNull LocalTime to) {}

    record HoursRequest(@NotNull LocalTime from, @NotNull LocalTime to) {}

    /**
     * @param name none where it is blank: what was once taken is said again whenever something else changes
     * @param hours none for a day off
     */
    record ExceptionRequest(
            @NotNull LocalDate date,
            @Size(max = 100) @Nullable String name,
            @Size(max = 6) @Nullable List<@NotNull @Valid HoursRequest> hours) {

        DayException exception() {
            return new DayException(
                    date,
                    name == null || name.isBlank() ? null : name,
                    hours == null
                            ? List.of()
                            : hours.stream()
                                    .map(each -> new Hours(each.from(), each.to()))
                                    .sorted(Comparator.comparing(Hours::from))
                                    .toList());
        }
    }

    record WorkingHoursRequest(
            @NotNull ZoneId timeZone,
            @NotNull @Size(max = 84) List<@NotNull @Valid IntervalRequest> week,
            @Size(max = 400) @Nullable List<@NotNull @Valid ExceptionRequest> exceptions) {

        List<WorkingInterval> intervals() {
            return week.stream()
                    .map(each -> new WorkingInterval(each.day(), each.from(), each.to()))
                    .sorted(Comparator.comparing(WorkingInterval::day).thenComparing(WorkingInterval::from))
                    .toList();
        }

        List<DayException> days() {
            return exceptions == null
                    ? List.of()
                    : exceptions.stream()
                            .map(ExceptionRequest::exception)
                            .sorted(Comparator.comparing(DayException::date))
                            .toList();
        }
    }

    @Operation(summary = "Set a person's working hours; they hold until the next ones")
    @PutMapping("/v1/people/{person}/working-hours")
    ResponseEntity<Answer> ofPerson(
            @PathVariable UUID person, @Valid @RequestBody WorkingHoursRequest request, Caller caller) {
        return Answer.changed(
                commands.send(new SetWorkingHours.OfPerson(
                        person,
                        request.timeZone(),
                        request.intervals(),
                        request.days(),
                        caller.personOrOperator(),
                        caller.at())),
                person);
    }

    @Operation(summary = "Set the working hours of people who have not set their own")
    @PutMapping("/v1/workspaces/{workspace}/working-hours")
    ResponseEntity<Answer> ofWorkspace(
            @PathVariable String workspace, @Valid @RequestBody WorkingHoursRequest request, Caller caller) {
        return Answer.changed(
                commands.send(new SetWorkingHours.OfWorkspace(
                        workspace,
                        request.timeZone(),
                        request.intervals(),
                        request.days(),
                        caller.personOrOperator(),
                        caller.at())),
                workspace);
    }

    @Bean
    static CommandSlice<SetWorkingHours.OfPerson> setWorkingHoursOfPerson() {
        return new CommandSlice<>(SetWorkingHours.OfPerson.class, new SetWorkingHoursHandler<>());
    }

    @Bean
    static CommandSlice<SetWorkingHours.OfWorkspace> setWorkingHoursOfWorkspace() {
        return new CommandSlice<>(SetWorkingHours.OfWorkspace.class, new SetWorkingHoursHandler<>());
    }
}

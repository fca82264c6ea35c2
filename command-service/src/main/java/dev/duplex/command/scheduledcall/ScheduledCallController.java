package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.facts.CallProviders;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.command.rest.HasText;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.AnswerInvitation;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.CancelScheduledCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.Change;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RemindOfCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RescheduleCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.ScheduleCall;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Scheduled calls")
@RestController
class ScheduledCallController {

    private final Commands commands;
    private final CallProviders providers;

    ScheduledCallController(Commands commands, CallProviders providers) {
        this.commands = commands;
        this.providers = providers;
    }

    /**
     * How it repeats, by the clock on the wall.
     *
     * @param interval every so many days, weeks or months; 1 where it is left out
     * @param byDay the days of the week, only weekly
     * @param count how many calls there are; exactly one of this and {@code until}
     * @param until the last date on which one may begin
     */
    record RecurrenceRequest(
            Recurrence.@NotNull Frequency frequency,

            @Min(1) @Max(TermsRules.LONGEST_INTERVAL) @Nullable Integer interval,

            @Size(max = 7) @Nullable List<@NotNull DayOfWeek> byDay,

            @Min(1) @Max(TermsRules.MOST_OCCURRENCES) @Nullable Integer count,

            @Nullable LocalDate until) {

        static @Nullable Recurrence of(@Nullable RecurrenceRequest request) {
            return request == null
                    ? null
                    : new Recurrence(
                            request.frequency(),
                            Objects.requireNonNullElse(request.interval(), 1),
                            Objects.requireNonNullElse(request.byDay(), List.<DayOfWeek>of()).stream()
                                    .distinct()
                                    .sorted()
                                    .toList(),
                            request.count(),
                            request.until());
        }
    }

    /**
     * @param media voice where it is left out
     * @param provider of the media, which a call started with {@code scheduled} takes; the usual one where it is left out
     * @param start the local time in the time zone, as in {@code 2026-11-24T15:00}. One that the zone's clocks skip is as much
     *     later as they skip; of one that they show twice it is the first.
     * @param timeZone an IANA name
     * @param invitees all others of the conversation where they are left out
     */
    record ScheduleRequest(
            @Nullable UUID id,

            @NotNull @HasText @Size(max = TermsRules.LONGEST_TITLE) String title,

            @Nullable Media media,
            @Size(max = 100) @Nullable String provider,
            @NotNull LocalDateTime start,
            @NotNull ZoneId timeZone,

            @NotNull @Min(TermsRules.SHORTEST_MINUTES) @Max(TermsRules.LONGEST_MINUTES) Integer minutes,

            @Size(max = 100) @Nullable List<@NotNull UUID> invitees,
            @Valid @Nullable RecurrenceRequest recurrence) {}

    @Operation(summary = "Schedule a call, or a series of them, and invite people")
    @PostMapping("/v1/conversations/{conversation}/scheduled-calls")
    ResponseEntity<Answer> schedule(
            @PathVariable UUID conversation, @Valid @RequestBody ScheduleRequest request, Caller caller) {
        UUID id = caller.idFor(request.id());
        CallTerms terms = new CallTerms(
                request.title(),
                Objects.requireNonNullElse(request.media(), Media.VOICE),
                providers.require(request.provider()),
                request.start(),
                request.timeZone().getId(),
                request.minutes(),
                List.of(),
                RecurrenceRequest.of(request.recurrence()));
        return Answer.created(
                commands.send(new ScheduleCall(
                        conversation,
                        id,
                        terms,
                        Optional.ofNullable(request.invitees()),
                        caller.person(),
                        caller.at())),
                "/v1/scheduled-calls",
                id);
    }

    /** What is left out stays as it is. */
    record RescheduleRequest(
            @HasText @Size(max = TermsRules.LONGEST_TITLE) @Nullable String title,

            @Nullable Media media,
            @Size(max = 100) @Nullable String provider,
            @Nullable LocalDateTime start,
            @Nullable ZoneId timeZone,

            @Min(TermsRules.SHORTEST_MINUTES) @Max(TermsRules.LONGEST_MINUTES) @Nullable Integer minutes,

            @Size(max = 100) @Nullable List<@NotNull UUID> invitees,
            @Valid @Nullable RecurrenceRequest recurrence) {}

    /** @param occurrence of a series the one that is meant, by the local start that the series has for it */
    @Operation(summary = "Change a scheduled call: all of it, or one of its series")
    @PutMapping("/v1/scheduled-calls/{scheduled}")
    ResponseEntity<Answer> reschedule(
            @PathVariable UUID scheduled,
            @RequestParam @Nullable LocalDateTime occurrence,
            @Valid @RequestBody RescheduleRequest request,
            Caller caller) {
        ZoneId zone = request.timeZone();
        Change change = new Change(
                request.title(),
                request.media(),
                providers.require(request.provider()),
                request.start(),
                zone == null ? null : zone.getId(),
                request.minutes(),
                request.invitees(),
                RecurrenceRequest.of(request.recurrence()));
        return Answer.changed(
                commands.send(new RescheduleCall(scheduled, occurrence, change, caller.person(), caller.at())),
                scheduled);
    }

    @Operation(summary = "Cancel a scheduled call: all of it, or one of its series")
    @DeleteMapping("/v1/scheduled-calls/{scheduled}")
    ResponseEntity<Answer> cancel(
            @PathVariable UUID scheduled,
            @RequestParam @Nullable LocalDateTime occurrence,
            @RequestParam @Size(max = 500) @Nullable String reason,
            Caller caller) {
        return Answer.changed(
                commands.send(new CancelScheduledCall(scheduled, occurrence, reason, caller.person(), caller.at())),
                scheduled);
    }

    record AnswerRequest(@NotNull InvitationAnswer answer) {}

    @Operation(summary = "Answer an invitation: to all of it, or to one of its series")
    @PutMapping("/v1/scheduled-calls/{scheduled}/answer")
    ResponseEntity<Answer> answer(
            @PathVariable UUID scheduled,
            @RequestParam @Nullable LocalDateTime occurrence,
            @Valid @RequestBody AnswerRequest request,
            Caller caller) {
        return Answer.changed(
                commands.send(
                        new AnswerInvitation(scheduled, occurrence, request.answer(), caller.person(), caller.at())),
                scheduled);
    }

    @Bean
    static CommandSlice<ScheduleCall> scheduleCall() {
        return new CommandSlice<>(ScheduleCall.class, new ScheduledCallHandler<>());
    }

    @Bean
    static CommandSlice<RescheduleCall> rescheduleCall() {
        return new CommandSlice<>(RescheduleCall.class, new ScheduledCallHandler<>());
    }

    @Bean
    static CommandSlice<CancelScheduledCall> cancelScheduledCall() {
        return new CommandSlice<>(CancelScheduledCall.class, new ScheduledCallHandler<>());
    }

    @Bean
    static CommandSlice<AnswerInvitation> answerInvitation() {
        return new CommandSlice<>(AnswerInvitation.class, new ScheduledCallHandler<>());
    }

    @Bean
    static CommandSlice<RemindOfCall> remindOfCall() {
        return new CommandSlice<>(RemindOfCall.class, new ScheduledCallHandler<>());
    }
}

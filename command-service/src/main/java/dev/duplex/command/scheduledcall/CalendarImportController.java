package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.ical.BadCalendar;
import dev.duplex.calendar.ical.CalendarFile;
import dev.duplex.calendar.ical.CalendarReader;
import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.BadRequestException;
import dev.duplex.command.rest.Caller;
import dev.duplex.command.scheduledcall.Addressees.Circle;
import dev.duplex.command.scheduledcall.ImportCalendar.Entry;
import dev.duplex.command.scheduledcall.ImportedEntries.Skipped;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Scheduled calls")
@RestController
class CalendarImportController {

    private final Commands commands;
    private final Addressees addressees;

    CalendarImportController(Commands commands, Addressees addressees) {
        this.commands = commands;
        this.addressees = addressees;
    }

    /**
     * @param events what followed, by the stored names of events; none where it was so already
     * @param outdated whether what the calendar says of it, or of one of its calls, is older than what is known here and was
     *     left out: its SEQUENCE is lower, or its DTSTAMP earlier with the same SEQUENCE
     */
    record Imported(String uid, UUID id, List<String> events, boolean outdated) {}

    /**
     * @param skipped whom the calendar names in vain
     * @param assumedTimeZone in which times were taken that name none; null where there were none
     */
    record ImportAnswer(
            long position,
            List<Imported> calls,
            List<Skipped> skipped,
            @Nullable String assumedTimeZone) {}

    @Operation(
            summary = "Take in a calendar (RFC 5545): invitations, changes, cancellations, and answers to invitations",
            description =
                    "All of it, or nothing where any of it cannot be taken. A UID names the same call each time. An older"
                            + " revision of an event (SEQUENCE, DTSTAMP) than the one known is left out and told as outdated.")
    @PostMapping(path = "/v1/conversations/{conversation}/scheduled-calls/import", consumes = "text/calendar")
    ResponseEntity<ImportAnswer> importCalendar(
            @PathVariable UUID conversation,
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            Caller caller) {
        UUID by = caller.person();
        Circle circle = addressees
                .of(conversation)
                .orElseThrow(() ->
                        Answer.refused(new Rejection.Unknown("conversation", conversation.toString(), "conversation")));
        if (!circle.people().contains(by)) {
            throw Answer.refused(new Rejection.NotAParticipant(conversation, by, "Duplex-Person"));
        }
        if (circle.crowded()) {
            throw new BadRequestException(
                    "too-many-people",
                    "conversation",
                    "Addresses are looked up among " + Addressees.MOST
                            + " people at most; schedule the call and name whom you invite.");
        }
        CalendarFile file = read(body, type, circle);
        ImportedEntries entries = new ImportedEntries(conversation, circle).add(file);
        Outcome.Done done =
                Answer.done(commands.send(new ImportCalendar(conversation, entries.entries(), by, caller.at())));
        return ResponseEntity.ok()
                .header(Answer.POSITION, Long.toString(done.position()))
                .body(new ImportAnswer(
                        done.position(),
                        imported(entries.entries(), done),
                        entries.skipped(),
                        file.floating() ? circle.zone().getId() : null));
    }

    private static CalendarFile read(byte[] body, MediaType type, Circle circle) {
        try {
            return CalendarReader.read(
                    body, Objects.requireNonNullElse(type.getCharset(), StandardCharsets.UTF_8), circle.zone());
        } catch (BadCalendar bad) {
            throw new BadRequestException(bad.code(), bad.field(), bad.detail());
        }
    }

    private static List<Imported> imported(List<Entry> entries, Outcome.Done done) {
        Map<UUID, String> uids = new LinkedHashMap<>();
        entries.forEach(entry -> uids.putIfAbsent(entry.scheduled(), entry.uid()));
        return uids.entrySet().stream()
                .map(call -> new Imported(
                        call.getValue(),
                        call.getKey(),
                        of(call.getKey(), done.events())
                                .map(event -> EventCatalogue.current()
                                        .typeOf(event.getClass())
                                        .name())
                                .toList(),
                        of(call.getKey(), done.earlier()).findAny().isPresent()))
                .toList();
    }

    private static Stream<ScheduledCallEvent> of(UUID scheduled, List<DuplexEvent> events) {
        return events.stream()
                .filter(ScheduledCallEvent.class::isInstance)
                .map(ScheduledCallEvent.class::cast)
                .filter(event -> event.scheduled().equals(scheduled));
    }

    @Bean
    static CommandSlice<ImportCalendar> importScheduledCalls() {
        return new CommandSlice<>(ImportCalendar.class, new ImportCalendarHandler());
    }
}

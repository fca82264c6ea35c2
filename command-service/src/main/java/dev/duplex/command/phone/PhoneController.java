package dev.duplex.command.phone;

import dev.duplex.command.bus.Commands;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.facts.PhoneReport;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.BadRequestException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "Calls")
@RestController
class PhoneController {

    private final Commands commands;
    private final HeardEvents heard;
    private final JsonMapper json;
    private final Validator validator;
    private final Clock clock;
    private final Optional<PhoneSignature> signature;

    /** @param secret none for no phone system */
    PhoneController(
            Commands commands,
            HeardEvents heard,
            JsonMapper json,
            Validator validator,
            Clock clock,
            @Value("${duplex.phone.secret:}") String secret) {
        this.commands = commands;
        this.heard = heard;
        this.json = json;
        this.validator = validator;
        this.clock = clock;
        this.signature = secret.isBlank() ? Optional.empty() : Optional.of(new PhoneSignature(secret));
    }

    enum Type {
        RING,
        ANSWER,
        MISS,
        END
    }

    enum EndedBy {
        /** Somebody hung up. */
        HOST,
        /** The phone system gave up. */
        FAILED
    }

    /**
     * @param id of this event: sent again, it changes nothing
     * @param phoneCall the phone system's own name of the call
     * @param conversation for a ring, as are {@code from} and {@code to}
     * @param person for an answer
     * @param reason for an end; host where it is left out
     */
    record PhoneEvent(
            @NotBlank @Size(max = 200) String id,
            @NotNull Type type,
            @NotBlank @Size(max = 200) String phoneCall,
            @Nullable UUID conversation,
            @Nullable UUID from,
            @Size(min = 1, max = 100) @Nullable List<@NotNull UUID> to,
            @Nullable UUID person,
            @Nullable EndedBy reason) {}

    @Operation(
            summary = "Take what an outside phone system reports of a call: ring, answer, miss, end",
            description = "Signed in Duplex-Signature; see docs/phone-webhooks.md.")
    @PostMapping(path = "/v1/phone/events", consumes = "application/json")
    ResponseEntity<Answer> event(
            @RequestBody byte[] body,
            @RequestHeader(name = "Duplex-Signature", required = false) @Nullable String signed,
            HttpServletRequest request) {
        PhoneSignature expected = signature.orElseThrow(() ->
                Answer.refused(new PhoneRejections.SwitchedOff("The webhook of phone systems", "duplex.phone.secret")));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        expected.check(signed, body, now).ifPresent(wrong -> {
            throw Answer.refused(wrong);
        });
        PhoneEvent event = read(body, request);
        UUID call = UUID.nameUUIDFromBytes(("phone " + event.phoneCall()).getBytes(StandardCharsets.UTF_8));
        PhoneReport report = report(event, call, now);
        OptionalLong before = heard.position(event.id());
        if (before.isPresent()) {
            return Answer.changed(new Outcome.Done(before.getAsLong(), Optional.empty(), List.of(), List.of()), call);
        }
        Outcome outcome = commands.send(report);
        ResponseEntity<Answer> answer = Answer.changed(outcome, call);
        heard.add(event.id(), Answer.done(outcome).position(), now);
        return answer;
    }

    private PhoneEvent read(byte[] body, HttpServletRequest request) {
        PhoneEvent event;
        try {
            event = json.readValue(body, PhoneEvent.class);
        } catch (JacksonException broken) {
            throw new HttpMessageNotReadableException(
                    "not a phone event", broken, new ServletServerHttpRequest(request));
        }
        if (event == null) {
            throw new BadRequestException("broken-json", "body", "The body is missing or not JSON.");
        }
        validator.validate(event).stream()
                .min(Comparator.comparing((ConstraintViolation<PhoneEvent> wrong) ->
                        wrong.getPropertyPath().toString()))
                .ifPresent(wrong -> {
                    String field = wrong.getPropertyPath().toString();
                    throw new BadRequestException("invalid", field, field + " " + wrong.getMessage());
                });
        return event;
    }

    private static PhoneReport report(PhoneEvent event, UUID call, Instant at) {
        return switch (event.type()) {
            case RING ->
                new PhoneReport.Rang(
                        required("conversation", event.conversation()),
                        call,
                        required("from", event.from()),
                        required("to", event.to()).stream().distinct().toList(),
                        at);
            case ANSWER -> new PhoneReport.Answered(call, required("person", event.person()), at);
            case MISS -> new PhoneReport.Missed(call, at);
            case END -> new PhoneReport.Ended(call, event.reason() == EndedBy.FAILED, at);
        };
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new BadRequestException("invalid", field, field + " must not be null");
        }
        return value;
    }
}

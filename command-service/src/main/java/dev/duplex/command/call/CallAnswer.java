package dev.duplex.command.call;

import dev.duplex.command.bus.Outcome;
import dev.duplex.command.rest.Answer;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.DeclineReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * What ringing people answers.
 *
 * @param id of the call
 * @param position in the log that a query can wait for, also in the header {@code Duplex-Position}
 */
record CallAnswer(
        String id,
        long position,

        @Schema(
                description =
                        "Who is not rung because of focus time, hours, absence or being away, and why; urgent passes"
                                + " hours, and focus time where the person lets it.")
        List<TurnedAway> turnedAway) {

    /**
     * @param until when the person can be reached next, null where that is not in sight
     * @param standIn who is rung in place of somebody absent
     */
    record TurnedAway(
            UUID person,
            DeclineReason reason,
            @Nullable Instant until,
            @Nullable UUID standIn) {}

    /** @param plain as it is without those who were turned away */
    static ResponseEntity<CallAnswer> of(ResponseEntity<Answer> plain, Outcome outcome) {
        Answer answer = Objects.requireNonNull(plain.getBody());
        return ResponseEntity.status(plain.getStatusCode())
                .headers(plain.getHeaders())
                .body(new CallAnswer(answer.id(), answer.position(), turnedAway(outcome)));
    }

    private static List<TurnedAway> turnedAway(Outcome outcome) {
        return outcome instanceof Outcome.Done done
                ? Stream.concat(done.earlier().stream(), done.events().stream())
                        .filter(CallDeclined.class::isInstance)
                        .map(CallDeclined.class::cast)
                        .filter(declined -> declined.by() == null)
                        .map(declined -> new TurnedAway(
                                declined.person(), declined.reason(), declined.until(), declined.standIn()))
                        .toList()
                : List.of();
    }
}

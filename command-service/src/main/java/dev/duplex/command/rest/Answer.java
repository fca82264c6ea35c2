package dev.duplex.command.rest;

import dev.duplex.command.bus.Outcome;
import dev.duplex.command.decision.Rejection;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What an accepted command answers.
 *
 * @param id of what it created or changed
 * @param position in the log that a query can wait for, also in the header {@code Duplex-Position}
 */
public record Answer(String id, long position) {

    public static final String POSITION = "Duplex-Position";

    /** 201 with the place of what was created; 200 where it was found under another id. */
    public static ResponseEntity<Answer> created(Outcome outcome, String collection, Object id) {
        Outcome.Done done = done(outcome);
        String subject = done.found().orElseGet(id::toString);
        return ResponseEntity.status(done.found().isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create(collection + "/" + subject))
                .header(POSITION, Long.toString(done.position()))
                .body(new Answer(subject, done.position()));
    }

    /** 200 for a change of what exists. */
    public static ResponseEntity<Answer> changed(Outcome outcome, Object id) {
        Outcome.Done done = done(outcome);
        return ResponseEntity.ok()
                .header(POSITION, Long.toString(done.position()))
                .body(new Answer(id.toString(), done.position()));
    }

    /** To throw where a controller itself finds that something is missing. */
    public static RuntimeException refused(Rejection rejection) {
        return new RefusedException(rejection);
    }

    /** For answers that say more. */
    public static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Refused(var rejection) -> throw new RefusedException(rejection);
        };
    }
}

package dev.duplex.command.rest;

import dev.duplex.command.decision.Rejection;
import dev.duplex.eventstore.AppendOutcomeUnknownException;
import dev.duplex.eventstore.AppendQueueFullException;
import dev.duplex.eventstore.AppendTooLargeException;
import dev.duplex.eventstore.InvalidAppendException;
import dev.duplex.eventstore.TagTooLongException;
import dev.duplex.eventstore.TooManyTagsException;
import dev.duplex.eventstore.UnstorableTextException;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every refusal as a problem detail (RFC 9457) with a code, the field concerned and what to do. */
@RestControllerAdvice(basePackages = "dev.duplex.command")
public final class Problems extends SpringProblems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(RefusedException e) {
        Rejection rejection = e.rejection();
        HttpStatus status = switch (rejection) {
            case Rejection.Missing missing -> HttpStatus.NOT_FOUND;
            case Rejection.Forbidden forbidden -> HttpStatus.FORBIDDEN;
            case Rejection.Conflict conflict -> HttpStatus.CONFLICT;
            case Rejection.Invalid invalid -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        ProblemDetail problem =
                named(ProblemDetail.forStatus(status), rejection.code(), rejection.field(), rejection.detail());
        if (rejection instanceof Rejection.Conflict conflict) {
            problem.setProperty("with", conflict.with());
        }
        return answer(problem);
    }

    @ExceptionHandler
    public ResponseEntity<Object> badRequest(BadRequestException e) {
        return answer(named(ProblemDetail.forStatus(HttpStatus.BAD_REQUEST), e.code(), e.field(), e.getMessage()));
    }

    /** Of a slice's own. */
    public ResponseEntity<Object> problem(HttpStatus status, String code, String field, @Nullable String detail) {
        return answer(named(ProblemDetail.forStatus(status), code, field, detail));
    }

    @ExceptionHandler
    ResponseEntity<Object> contended(AppendEventsTransactionRejectedException e) {
        return busy("contended", "Many commands change the same thing at once; send it again.");
    }

    @ExceptionHandler
    ResponseEntity<Object> overloaded(AppendQueueFullException e) {
        return busy("overloaded", "More commands come in than the log can take; send it again later.");
    }

    @ExceptionHandler
    ResponseEntity<Object> unstorable(InvalidAppendException e) {
        return answer(
                switch (e) {
                    case AppendTooLargeException large -> unstorable(HttpStatus.CONTENT_TOO_LARGE, "too-large", large);
                    case TooManyTagsException many -> unstorable(HttpStatus.UNPROCESSABLE_CONTENT, "too-many", many);
                    case TagTooLongException tag -> unstorable(HttpStatus.UNPROCESSABLE_CONTENT, "too-long", tag);
                    case UnstorableTextException text ->
                        unstorable(HttpStatus.UNPROCESSABLE_CONTENT, "unstorable-text", text);
                });
    }

    private static ProblemDetail unstorable(HttpStatus status, String code, InvalidAppendException e) {
        return named(ProblemDetail.forStatus(status), code, "request", e.getMessage() + ".");
    }

    @ExceptionHandler
    ResponseEntity<Object> unclear(AppendOutcomeUnknownException e) {
        LOG.warn("the outcome of a command is unclear", e);
        return busy("outcome-unknown", "The database did not answer in time; send it again under the same id.");
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e) {
        LOG.error("a command failed", e);
        return answer(named(
                ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR),
                "internal",
                "request",
                "Something went wrong on our side; it is in our log."));
    }

    private static ResponseEntity<Object> busy(String code, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(named(ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE), code, "request", detail));
    }
}

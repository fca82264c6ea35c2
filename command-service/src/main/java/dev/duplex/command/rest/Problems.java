package dev.duplex.command.rest;

import dev.duplex.command.decision.Rejection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Every refusal as a problem detail (RFC 9457) with a code, the field concerned and what to do. */
@RestControllerAdvice(basePackages = "dev.duplex.command")
public final class Problems extends ResponseEntityExceptionHandler {

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
        ProblemDetail problem = problem(status, rejection.code(), rejection.detail(), rejection.field());
        if (rejection instanceof Rejection.Conflict conflict) {
            problem.setProperty("with", conflict.with());
        }
        return answer(problem);
    }

    @ExceptionHandler
    public ResponseEntity<Object> badRequest(BadRequestException e) {
        return answer(problem(HttpStatus.BAD_REQUEST, e.code(), String.valueOf(e.getMessage()), e.field()));
    }

    @ExceptionHandler
    ResponseEntity<Object> contended(AppendEventsTransactionRejectedException e) {
        return busy("contended", "Many commands change the same thing at once; send it again.");
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e) {
        LOG.error("a command failed", e);
        return answer(ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side; it is in our log."));
    }

    static ResponseEntity<Object> busy(String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(named(problem, code));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> errors = e.getBindingResult().getFieldErrors().stream()
                .map(error -> Map.of("field", error.getField(), "detail", String.valueOf(error.getDefaultMessage())))
                .sorted((one, other) -> String.valueOf(one.get("field")).compareTo(String.valueOf(other.get("field"))))
                .toList();
        String detail = errors.stream()
                .map(error -> error.get("field") + " " + error.get("detail"))
                .collect(Collectors.joining("; "));
        ProblemDetail problem = problem(
                HttpStatus.BAD_REQUEST,
                "invalid",
                detail,
                errors.isEmpty() ? "body" : String.valueOf(errors.getFirst().get("field")));
        problem.setProperty("errors", errors);
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof JacksonException cause) {
            String field = cause.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            return answer(problem(
                    HttpStatus.BAD_REQUEST,
                    field.isEmpty() ? "broken-json" : "wrong-type",
                    cause.getOriginalMessage(),
                    field.isEmpty() ? "body" : field));
        }
        return answer(problem(HttpStatus.BAD_REQUEST, "broken-json", "The body is missing or not JSON.", "body"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = e instanceof MethodArgumentTypeMismatchException mismatch
                ? mismatch.getName()
                : String.valueOf(e.getPropertyName());
        Class<?> required = e.getRequiredType();
        return answer(problem(
                HttpStatus.BAD_REQUEST,
                "wrong-type",
                field + " must be a " + (required == null ? "value of another type" : required.getSimpleName()) + ".",
                field));
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail, String field) {
        ProblemDetail problem = named(ProblemDetail.forStatusAndDetail(status, detail), code);
        problem.setProperty("field", field);
        return problem;
    }

    private static ProblemDetail named(ProblemDetail problem, String code) {
        problem.setType(URI.create("urn:duplex:problem:" + code));
        problem.setProperty("code", code);
        return problem;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}

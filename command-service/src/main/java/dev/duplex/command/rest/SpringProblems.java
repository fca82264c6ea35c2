package dev.duplex.command.rest;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What Spring itself refuses, with a code, the field concerned and what to do. */
abstract class SpringProblems extends ResponseEntityExceptionHandler {

    /** A form that is too large to be read as parameters: none of our paths takes parameters in a body. */
    @ExceptionHandler
    ResponseEntity<Object> form(InvalidParameterException e) {
        return answer(describe(
                new HttpMediaTypeNotSupportedException(MediaType.APPLICATION_FORM_URLENCODED, List.of()),
                ProblemDetail.forStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)));
    }

    @ExceptionHandler
    ResponseEntity<Object> brokenForm(MultipartException e) {
        return answer(problem("bad-multipart", "upload", "The form cannot be read: it is broken or cut off."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail given ? given : ProblemDetail.forStatus(status);
        return ResponseEntity.status(status).headers(headers).body(describe(e, problem));
    }

    private static ProblemDetail describe(Exception e, ProblemDetail problem) {
        return switch (e) {
            case HttpRequestMethodNotSupportedException method ->
                named(
                        problem,
                        "method-not-allowed",
                        "method",
                        method.getMethod() + " is not taken here; use "
                                + String.join(
                                        ", ", Objects.requireNonNullElse(method.getSupportedMethods(), new String[0]))
                                + ".");
            case HttpMediaTypeNotSupportedException type ->
                named(
                        problem,
                        "unsupported-media-type",
                        "Content-Type",
                        "The content type " + type.getContentType() + " is not taken here; send " + taken(type) + ".");
            case HttpMediaTypeNotAcceptableException accept ->
                named(problem, "not-acceptable", "Accept", "Answers are application/json; accept that.");
            case NoResourceFoundException path -> unknownPath(problem);
            case NoHandlerFoundException path -> unknownPath(problem);
            case MissingServletRequestParameterException missing -> missing(problem, missing.getParameterName());
            case MissingServletRequestPartException missing -> missing(problem, missing.getRequestPartName());
            case MaxUploadSizeExceededException large ->
                named(problem, "upload-too-large", "upload", "The upload is larger than this installation takes.");
            default ->
                named(
                        problem,
                        String.valueOf(HttpStatus.valueOf(problem.getStatus())
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-')),
                        "request",
                        problem.getDetail() == null ? "The request cannot be taken." : problem.getDetail());
        };
    }

    private static String taken(HttpMediaTypeNotSupportedException type) {
        return type.getSupportedMediaTypes().stream()
                .filter(supported ->
                        supported.isConcrete() && supported.getType().equals("text"))
                .map(MediaType::toString)
                .findFirst()
                .orElse("application/json (an upload: application/octet-stream or multipart/form-data)");
    }

    private static ProblemDetail unknownPath(ProblemDetail problem) {
        return named(problem, "no-such-path", "path", "There is nothing at this path; see /v3/api-docs.");
    }

    private static ProblemDetail missing(ProblemDetail problem, String name) {
        return named(problem, "missing", name, "The parameter " + name + " is missing.");
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
                "invalid",
                errors.isEmpty() ? "body" : String.valueOf(errors.getFirst().get("field")),
                detail);
        problem.setProperty("errors", errors);
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                switch (e.getCause()) {
                    case UnrecognizedPropertyException unknown ->
                        problem(
                                "unknown-field",
                                path(unknown),
                                "There is no field " + unknown.getPropertyName() + "; there are "
                                        + unknown.getKnownPropertyIds().stream()
                                                .map(String::valueOf)
                                                .sorted()
                                                .collect(Collectors.joining(", "))
                                        + ".");
                    case MismatchedInputException mismatch ->
                        problem("wrong-type", path(mismatch), path(mismatch) + wanted(mismatch.getTargetType()));
                    case DatabindException other -> problem("wrong-type", path(other), other.getOriginalMessage());
                    case JacksonException broken ->
                        problem("broken-json", "body", "The body is not JSON: " + broken.getOriginalMessage());
                    case null, default -> problem("broken-json", "body", "The body is missing or not JSON.");
                });
    }

    private static String path(JacksonException e) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return path.isEmpty() ? "body" : path;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = e instanceof MethodArgumentTypeMismatchException mismatch
                ? mismatch.getName()
                : String.valueOf(e.getPropertyName());
        return answer(problem("wrong-type", field, field + wanted(e.getRequiredType())));
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return " is of another type.";
        }
        if (type.isEnum()) {
            return " must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> " must be an instant in ISO 8601, as in 2026-03-02T09:00:00Z.";
            case "LocalDate" -> " must be a date, as in 2026-12-24.";
            case "LocalDateTime" -> " must be a local date and time, as in 2026-11-24T15:00.";
            case "LocalTime" -> " must be a time of day, as in 09:00.";
            case "ZoneId" -> " must be a time zone, as in Europe/Berlin.";
            case "String" -> " must be a text.";
            case "List" -> " must be a list.";
            case "UUID" -> " must be a UUID.";
            default -> " must be an object of JSON.";
        };
    }

    private static ProblemDetail problem(String code, String field, String detail) {
        return named(ProblemDetail.forStatus(HttpStatus.BAD_REQUEST), code, field, detail);
    }

    static ProblemDetail named(ProblemDetail problem, String code, String field, @Nullable String detail) {
        problem.setType(URI.create("urn:duplex:problem:" + code));
        problem.setDetail(detail);
        problem.setProperty("code", code);
        problem.setProperty("field", field);
        return problem;
    }

    static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}

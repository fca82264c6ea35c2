package dev.duplex.query.graphql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Requests that are turned away before they are executed, as problem details (RFC 9457). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RejectedRequests implements HandlerExceptionResolver {

    private final JsonMapper json;

    RejectedRequests(JsonMapper json) {
        this.json = json;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        if (!(exception instanceof QueryRejected rejected)) {
            return null;
        }
        HttpStatus status = status(rejected.code());
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(rejected.getMessage()));
        problem.setProperty("code", rejected.code());
        problem.setProperty("field", rejected.field());
        problem.setProperty("remedy", rejected.remedy());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        try {
            response.getOutputStream().write(json.writeValueAsBytes(problem));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }

    private static HttpStatus status(String code) {
        if (code.equals("not-yet-reached")) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        return code.startsWith("unknown-") ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
    }
}

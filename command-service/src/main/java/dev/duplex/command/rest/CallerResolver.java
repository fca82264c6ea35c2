package dev.duplex.command.rest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Reads the {@link Caller} of a request from its headers. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    private static final int LONGEST_KEY = 200;

    private final Clock clock;

    CallerResolver(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        return new Caller(person(request), key(request), String.valueOf(path(request)), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable Object path(NativeWebRequest request) {
        return request.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE, 0);
    }

    private static Optional<UUID> person(NativeWebRequest request) {
        String header = request.getHeader("Duplex-Person");
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(header.strip()));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(
                    "bad-person", "Duplex-Person", "The header Duplex-Person holds a person's id, a UUID.");
        }
    }

    private static Optional<String> key(NativeWebRequest request) {
        String header = request.getHeader("Idempotency-Key");
        if (header != null && (header.isBlank() || header.length() > LONGEST_KEY)) {
            throw new BadRequestException(
                    "bad-idempotency-key",
                    "Idempotency-Key",
                    "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
        }
        return Optional.ofNullable(header);
    }
}

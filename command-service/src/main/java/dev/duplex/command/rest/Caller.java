package dev.duplex.command.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a command, when, and under which key it may be repeated.
 *
 * @param target path of the request: the same key means nothing on another one
 */
public record Caller(Optional<UUID> acting, Optional<String> idempotencyKey, String target, Instant at) {

    /** @throws BadRequestException when the request does not name the acting person */
    public UUID person() {
        return acting.orElseThrow(() -> new BadRequestException(
                "acting-person-missing",
                "Duplex-Person",
                "Name the acting person by its id in the header Duplex-Person."));
    }

    public @Nullable UUID personOrOperator() {
        return acting.orElse(null);
    }

    /** The client's id, else one that the idempotency key always leads to, else a new one. */
    public UUID idFor(@Nullable UUID chosen) {
        if (chosen != null) {
            return chosen;
        }
        return idempotencyKey
                .map(key -> UUID.nameUUIDFromBytes((acting.map(UUID::toString).orElse("") + " " + target + " " + key)
                        .getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID);
    }
}

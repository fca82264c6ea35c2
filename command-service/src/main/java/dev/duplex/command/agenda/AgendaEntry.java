package dev.duplex.command.agenda;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What is due. */
public record AgendaEntry(String key, Instant due, Map<String, String> ids) {

    /** @throws NullPointerException when the event did not put it */
    public UUID id(String name) {
        return UUID.fromString(text(name));
    }

    /** @throws NullPointerException when the event did not put it */
    public String text(String name) {
        return Objects.requireNonNull(ids.get(name), name);
    }

    public Optional<UUID> idIfAny(String name) {
        return Optional.ofNullable(ids.get(name)).map(UUID::fromString);
    }
}

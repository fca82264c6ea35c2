package dev.duplex.command.agenda;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What is due. */
public record AgendaEntry(String key, Instant due, Map<String, UUID> ids) {

    /** @throws NullPointerException when the event did not put it */
    public UUID id(String name) {
        return Objects.requireNonNull(ids.get(name), name);
    }
}

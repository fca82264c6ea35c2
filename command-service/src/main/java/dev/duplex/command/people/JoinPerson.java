package dev.duplex.command.people;

import dev.duplex.events.people.PersonKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param timeZone null for the workspace's own */
record JoinPerson(
        String workspace,
        UUID person,
        String name,
        @Nullable String email,
        PersonKind kind,
        @Nullable ZoneId timeZone,
        @Nullable String handle,
        @Nullable UUID by,
        Instant at) {}

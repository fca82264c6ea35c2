package dev.duplex.command.call;

import dev.duplex.events.call.Media;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param ring who is rung; empty for the others of a direct conversation */
record StartCall(
        UUID conversation,
        UUID call,
        Media media,
        Optional<List<UUID>> ring,
        @Nullable UUID escalatedFrom,
        UUID by,
        Instant at) {}

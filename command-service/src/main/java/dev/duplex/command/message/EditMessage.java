package dev.duplex.command.message;

import dev.duplex.events.message.Broadcast;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param mentions whom the text mentions now, empty where that is as before
 * @param broadcast as before where the mentions are left out as well
 */
record EditMessage(
        UUID message,
        String text,
        Optional<List<UUID>> mentions,
        @Nullable Broadcast broadcast,
        UUID by,
        Instant at) {}

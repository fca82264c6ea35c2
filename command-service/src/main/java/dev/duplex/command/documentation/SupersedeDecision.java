package dev.duplex.command.documentation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param replacement what holds in its place, null where it is taken back
 */
record SupersedeDecision(
        UUID decision,
        @Nullable Replacement replacement,
        @Nullable String reason,
        UUID by,
        Instant at) {

    sealed interface Replacement {
        UUID decision();
    }

    /** One that was recorded before. */
    record Existing(UUID decision) implements Replacement {}

    /** One that is recorded by the same command. */
    record Successor(UUID decision, String text, List<UUID> messages, List<UUID> calls) implements Replacement {}
}

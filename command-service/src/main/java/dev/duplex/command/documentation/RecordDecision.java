package dev.duplex.command.documentation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * @param messages in which it was decided
 * @param calls in which it was decided
 */
record RecordDecision(
        UUID conversation, UUID decision, String text, List<UUID> messages, List<UUID> calls, UUID by, Instant at) {}

package dev.duplex.command.replylater;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param until null for no instant, or for the one that {@code moment} says
 * @param moment in the person's own time; null where {@code until} says it
 */
record DeferReply(
        UUID message,
        @Nullable Instant until,
        @Nullable Moment moment,
        @Nullable String note,
        UUID by,
        Instant at) implements ReplyLaterCommand {}

package dev.duplex.command.replylater;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param until null for no instant */
record DeferReply(
        UUID message, @Nullable Instant until, @Nullable String note, UUID by, Instant at)
        implements ReplyLaterCommand {}

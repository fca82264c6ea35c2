package dev.duplex.command.documentation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param due null for no date
 * @param message that it came from, null for none
 * @param call that it came from, null for none
 */
record AssignActionItem(
        UUID conversation,
        UUID action,
        String text,
        UUID owner,
        @Nullable Instant due,
        @Nullable UUID message,
        @Nullable UUID call,
        UUID by,
        Instant at) {}

package dev.duplex.command.documentation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

sealed interface ChangeActionItem {

    UUID action();

    UUID by();

    Instant at();

    /** With another text, owner or due date; it opens one that was done or dropped again. */
    record AssignAnew(
            UUID action, String text, UUID owner, @Nullable Instant due, UUID by, Instant at)
            implements ChangeActionItem {}

    record Complete(UUID action, UUID by, Instant at) implements ChangeActionItem {}

    record Drop(UUID action, @Nullable String reason, UUID by, Instant at) implements ChangeActionItem {}
}

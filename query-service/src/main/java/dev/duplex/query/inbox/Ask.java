package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody waits for an answer since a message of his.
 *
 * @param by who waits
 * @param thread the message that opened the thread, the message itself at the top level
 * @param topLevel whether the message is in no thread but its own
 * @param needsReplyBy the earliest wish of this message and of those after it that wait for the same answer
 */
public record Ask(
        UUID by,
        UUID message,
        Instant at,
        UUID thread,
        boolean topLevel,
        @Nullable Instant needsReplyBy) {

    Ask pressed(@Nullable Instant wish) {
        return wish == null || (needsReplyBy != null && !wish.isBefore(needsReplyBy))
                ? this
                : new Ask(by, message, at, thread, topLevel, wish);
    }
}

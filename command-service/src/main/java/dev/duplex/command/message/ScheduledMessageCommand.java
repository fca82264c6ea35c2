package dev.duplex.command.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a message that is to be sent later. */
sealed interface ScheduledMessageCommand {

    UUID message();

    Instant at();

    /** When to send: at an instant, or when somebody is at work; exactly one of the two is there. */
    record When(@Nullable Instant dueAt, @Nullable UUID inHoursOf) {}

    /** @param content the message as if it were sent now */
    record ScheduleMessage(SendMessage content, When when) implements ScheduledMessageCommand {
        @Override
        public UUID message() {
            return content.message();
        }

        @Override
        public Instant at() {
            return content.at();
        }
    }

    /** What is null stays as it is. */
    record ChangeScheduledMessage(
            UUID message,
            @Nullable String text,
            @Nullable List<UUID> mentions,
            @Nullable When when,
            UUID by,
            Instant at)
            implements ScheduledMessageCommand {}

    record CancelScheduledMessage(UUID message, UUID by, Instant at) implements ScheduledMessageCommand {}

    /** It is due. */
    record SendScheduledMessage(UUID message, Instant at) implements ScheduledMessageCommand {}
}

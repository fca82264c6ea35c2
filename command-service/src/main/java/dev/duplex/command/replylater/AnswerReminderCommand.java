package dev.duplex.command.replylater;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a reminder to others, if nobody answers a message. */
sealed interface AnswerReminderCommand {

    UUID message();

    Instant at();

    /** A person has one for a message, so that setting it again moves it. */
    static UUID reminder(UUID message, UUID by) {
        return UUID.nameUUIDFromBytes(("answer-reminder " + message + " " + by).getBytes(StandardCharsets.UTF_8));
    }

    /** @param people whom to remind; none for all who take part but customers */
    record SetAnswerReminder(
            UUID message,
            Instant due,
            List<UUID> people,
            @Nullable String note,
            UUID by,
            Instant at) implements AnswerReminderCommand {}

    record DropAnswerReminder(UUID message, UUID by, Instant at) implements AnswerReminderCommand {}

    /** It is due. */
    record GiveAnswerReminder(UUID message, UUID reminder, Instant at) implements AnswerReminderCommand {}
}

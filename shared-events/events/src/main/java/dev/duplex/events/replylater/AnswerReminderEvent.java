package dev.duplex.events.replylater;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Others are reminded of a message if nobody has answered it by an instant. */
public sealed interface AnswerReminderEvent extends DuplexEvent {

    UUID conversation();

    UUID message();

    UUID reminder();

    @Override
    default Set<EventTag> tags() {
        return Set.of(EventTag.conversation(conversation()), EventTag.message(message()));
    }

    /**
     * Set, or moved: the last one holds.
     *
     * @param author who wrote the message; only somebody else's message answers it
     * @param people whom to remind; none for all members who take part
     */
    record AnswerReminderSet(
            String workspace,
            UUID conversation,
            UUID message,
            UUID reminder,
            UUID author,
            Instant due,
            List<UUID> people,
            @Personal(subject = "by") @Nullable String note,
            UUID by,
            Instant at)
            implements AnswerReminderEvent {}

    /** @param people who are reminded; none for all members who take part */
    record AnswerReminderGiven(
            String workspace,
            UUID conversation,
            UUID message,
            UUID reminder,
            List<UUID> people,
            @Nullable UUID by,
            Instant at)
            implements AnswerReminderEvent {}

    record AnswerReminderDropped(
            String workspace,
            UUID conversation,
            UUID message,
            UUID reminder,
            DropReason reason,
            @Nullable UUID by,
            Instant at)
            implements AnswerReminderEvent {}
}

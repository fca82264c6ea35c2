package dev.duplex.events.message;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message that is to be sent later. Once it is, a {@link MessageEvent.MessageSent} has its id. */
public sealed interface ScheduledMessageEvent extends DuplexEvent {

    UUID conversation();

    UUID message();

    /** Whose message it is. */
    UUID person();

    @Override
    default Set<EventTag> tags() {
        return Set.of(
                EventTag.conversation(conversation()),
                EventTag.message(message()),
                EventTag.person(person()),
                EventTag.participant(conversation(), person()));
    }

    /**
     * Scheduled, or changed: the last one holds.
     *
     * @param dueAt when to send it
     * @param inHoursOf who is to be at work then, null where the instant alone counts; looked at again when it is due
     */
    record MessageScheduled(
            String workspace,
            UUID conversation,
            UUID message,
            @Personal(subject = "person") String text,
            @Nullable UUID inReplyTo,
            List<UUID> mentions,
            @Nullable Broadcast broadcast,
            Urgency urgency,
            @Nullable Instant needsReplyBy,
            boolean privateNote,
            @Personal(subject = "person") List<FileReference> attachments,
            Instant dueAt,
            @Nullable UUID inHoursOf,
            UUID person,
            @Nullable UUID by,
            Instant at)
            implements ScheduledMessageEvent {
        @Override
        public Set<EventTag> tags() {
            return Stream.concat(ScheduledMessageEvent.super.tags().stream(), FileReference.tags(attachments))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    record ScheduledMessageCancelled(
            String workspace,
            UUID conversation,
            UUID message,
            UUID person,
            @Nullable UUID by,
            Instant at) implements ScheduledMessageEvent {}

    /**
     * It was due and could not be sent. Its sender may schedule it anew or cancel it after that.
     *
     * @param code of the rejection, such as {@code conversation-closed}
     * @param reason the same for people
     */
    record ScheduledMessageFailed(
            String workspace,
            UUID conversation,
            UUID message,
            UUID person,
            String code,
            String reason,
            @Nullable UUID by,
            Instant at)
            implements ScheduledMessageEvent {}
}

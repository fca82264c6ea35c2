package dev.duplex.events.conversation;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a participant wants to hear of a conversation, and when. Others don't see it. */
public sealed interface AttentionEvent extends DuplexEvent {

    UUID conversation();

    UUID person();

    @Override
    default Set<EventTag> tags() {
        return Set.of(
                EventTag.conversation(conversation()),
                EventTag.person(person()),
                EventTag.participant(conversation(), person()));
    }

    /** @param until null until it is taken back */
    record ConversationMuted(
            String workspace,
            UUID conversation,
            UUID person,
            @Nullable Instant until,
            @Nullable UUID by,
            Instant at) implements AttentionEvent {}

    record ConversationUnmuted(
            String workspace,
            UUID conversation,
            UUID person,
            @Nullable UUID by,
            Instant at) implements AttentionEvent {}

    record ConversationFavourited(
            String workspace,
            UUID conversation,
            UUID person,
            @Nullable UUID by,
            Instant at) implements AttentionEvent {}

    record ConversationUnfavourited(
            String workspace,
            UUID conversation,
            UUID person,
            @Nullable UUID by,
            Instant at) implements AttentionEvent {}

    /** @param thread the message that opened it */
    record ThreadFollowed(
            String workspace,
            UUID conversation,
            UUID thread,
            UUID person,
            @Nullable UUID by,
            Instant at) implements AttentionEvent {}

    record ThreadUnfollowed(
            String workspace,
            UUID conversation,
            UUID thread,
            UUID person,
            @Nullable UUID by,
            Instant at) implements AttentionEvent {}

    /** Out of the person's sight until an instant; nobody's wait changes. */
    record ConversationSnoozed(
            String workspace,
            UUID conversation,
            UUID person,
            Instant until,
            @Nullable UUID by,
            Instant at) implements AttentionEvent {}

    record ConversationWoken(
            String workspace,
            UUID conversation,
            UUID person,
            WakeReason reason,
            @Nullable UUID by,
            Instant at) implements AttentionEvent {}
}

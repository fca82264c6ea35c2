package dev.duplex.command.conversation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationMuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnfavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnmuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationWoken;
import dev.duplex.events.conversation.AttentionEvent.ThreadFollowed;
import dev.duplex.events.conversation.AttentionEvent.ThreadUnfollowed;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one participant wants to hear of a conversation. It ends when the person leaves.
 *
 * @param mute the last one that was not taken back, also when it is over
 * @param threads the opening messages of those followed
 */
record Attention(
        Optional<ConversationMuted> mute, boolean favourite, Optional<Instant> snoozedUntil, Set<UUID> threads) {

    static final Attention USUAL = new Attention(Optional.empty(), false, Optional.empty(), Set.of());

    /** Beside the person's coming and going. */
    static Boundary boundary(UUID conversation, UUID person) {
        return Boundary.of(
                EventTag.participant(conversation, person),
                ConversationMuted.class,
                ConversationUnmuted.class,
                ConversationFavourited.class,
                ConversationUnfavourited.class,
                ConversationSnoozed.class,
                ConversationWoken.class,
                ThreadFollowed.class,
                ThreadUnfollowed.class);
    }

    Attention evolve(DuplexEvent event) {
        return switch (event) {
            case AttentionEvent of -> evolve(of);
            case ParticipantLeft _ -> USUAL;
            default -> this;
        };
    }

    private Attention evolve(AttentionEvent event) {
        return switch (event) {
            case ConversationMuted muted -> new Attention(Optional.of(muted), favourite, snoozedUntil, threads);
            case ConversationUnmuted _ -> new Attention(Optional.empty(), favourite, snoozedUntil, threads);
            case ConversationFavourited _ -> new Attention(mute, true, snoozedUntil, threads);
            case ConversationUnfavourited _ -> new Attention(mute, false, snoozedUntil, threads);
            case ConversationSnoozed snoozed -> new Attention(mute, favourite, Optional.of(snoozed.until()), threads);
            case ConversationWoken _ -> new Attention(mute, favourite, Optional.empty(), threads);
            case ThreadFollowed followed -> following(followed.thread(), true);
            case ThreadUnfollowed unfollowed -> following(unfollowed.thread(), false);
        };
    }

    private Attention following(UUID thread, boolean follow) {
        Set<UUID> changed = new HashSet<>(threads);
        if (follow) {
            changed.add(thread);
        } else {
            changed.remove(thread);
        }
        return new Attention(mute, favourite, snoozedUntil, changed);
    }
}

package dev.duplex.query.timeline;

import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationMuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnfavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnmuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationWoken;
import dev.duplex.events.conversation.AttentionEvent.ThreadFollowed;
import dev.duplex.events.conversation.AttentionEvent.ThreadUnfollowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a participant wants to hear of a conversation, for nobody else to see.
 *
 * @param muted also when {@code mutedUntil} is over
 * @param mutedUntil null for good
 * @param followedThreads by their opening messages, in the order in which they were followed
 */
public record OwnSettings(
        boolean muted,
        @Nullable Instant mutedUntil,
        boolean favourite,
        @Nullable Instant snoozedUntil,
        List<UUID> followedThreads) {

    static final OwnSettings USUAL = new OwnSettings(false, null, false, null, List.of());

    OwnSettings after(AttentionEvent event) {
        return switch (event) {
            case ConversationMuted mute ->
                new OwnSettings(true, mute.until(), favourite, snoozedUntil, followedThreads);
            case ConversationUnmuted _ -> new OwnSettings(false, null, favourite, snoozedUntil, followedThreads);
            case ConversationFavourited _ -> new OwnSettings(muted, mutedUntil, true, snoozedUntil, followedThreads);
            case ConversationUnfavourited _ -> new OwnSettings(muted, mutedUntil, false, snoozedUntil, followedThreads);
            case ConversationSnoozed snooze ->
                new OwnSettings(muted, mutedUntil, favourite, snooze.until(), followedThreads);
            case ConversationWoken _ -> new OwnSettings(muted, mutedUntil, favourite, null, followedThreads);
            case ThreadFollowed followed -> following(followed.thread(), true);
            case ThreadUnfollowed unfollowed -> following(unfollowed.thread(), false);
        };
    }

    private OwnSettings following(UUID thread, boolean follow) {
        List<UUID> threads = new ArrayList<>(followedThreads);
        threads.remove(thread);
        if (follow) {
            threads.add(thread);
        }
        return new OwnSettings(muted, mutedUntil, favourite, snoozedUntil, threads);
    }

    /** Without what is over at an instant. */
    OwnSettings at(Instant now) {
        boolean quiet = muted && (mutedUntil == null || mutedUntil.isAfter(now));
        Instant snooze = snoozedUntil;
        return new OwnSettings(
                quiet,
                quiet ? mutedUntil : null,
                favourite,
                snooze != null && snooze.isAfter(now) ? snooze : null,
                followedThreads);
    }
}

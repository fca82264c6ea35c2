package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to hear of a conversation, and when.
 *
 * @param mutedUntil null while not muted, and where it is until it is taken back
 * @param snoozedUntil null while not snoozed
 * @param followed the messages that opened the threads which the person follows
 */
public record Attention(
        boolean muted,
        @Nullable Instant mutedUntil,
        boolean favourite,
        @Nullable Instant snoozedUntil,
        List<UUID> followed) {

    static final Attention NONE = new Attention(false, null, false, null, List.of());

    boolean mutedAt(Instant now) {
        return muted && (mutedUntil == null || mutedUntil.isAfter(now));
    }

    boolean snoozedAt(Instant now) {
        return snoozedUntil != null && snoozedUntil.isAfter(now);
    }

    Attention muting(boolean mute, @Nullable Instant until) {
        return new Attention(mute, until, favourite, snoozedUntil, followed);
    }

    Attention favouring(boolean favoured) {
        return new Attention(muted, mutedUntil, favoured, snoozedUntil, followed);
    }

    Attention snoozing(@Nullable Instant until) {
        return new Attention(muted, mutedUntil, favourite, until, followed);
    }

    Attention following(UUID thread, boolean follow) {
        List<UUID> threads = new ArrayList<>(followed);
        threads.remove(thread);
        if (follow) {
            threads.add(thread);
        }
        return new Attention(muted, mutedUntil, favourite, snoozedUntil, threads);
    }
}

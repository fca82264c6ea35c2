package dev.duplex.query.call;

import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.DeclineReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person's bell.
 *
 * @param rungAt when it began to ring, or would have
 * @param settledAt when it stopped ringing
 * @param turnedAway whether it never rang
 * @param reason only when declined
 * @param until when the person means to call or write back, or can be rung again
 * @param standIn who is rung in place of somebody absent
 */
public record Ring(
        UUID person,
        RingState state,
        Instant rungAt,
        @Nullable Instant settledAt,
        boolean turnedAway,
        @Nullable DeclineReason reason,
        @Nullable Instant until,
        @Nullable UUID standIn) {

    static Ring of(CallRung rung) {
        return new Ring(rung.person(), RingState.RINGING, rung.at(), null, false, null, null, null);
    }

    static Ring turnedAway(CallDeclined declined) {
        return new Ring(
                declined.person(),
                RingState.DECLINED,
                declined.at(),
                declined.at(),
                true,
                declined.reason(),
                declined.until(),
                declined.standIn());
    }

    /** In its place where the person was rung before. */
    static List<Ring> put(List<Ring> rings, Ring ring) {
        boolean before = rings.stream().anyMatch(other -> other.isOf(ring.person()));
        return before
                ? rings.stream()
                        .map(other -> other.isOf(ring.person()) ? ring : other)
                        .toList()
                : Stream.concat(rings.stream(), Stream.of(ring)).toList();
    }

    boolean isOf(UUID someone) {
        return person.equals(someone);
    }

    Ring settled(RingState how, Instant at) {
        return new Ring(person, how, rungAt, at, false, null, null, null);
    }

    Ring declined(CallDeclined declined) {
        return new Ring(
                person,
                RingState.DECLINED,
                rungAt,
                declined.at(),
                false,
                declined.reason(),
                declined.until(),
                declined.standIn());
    }
}

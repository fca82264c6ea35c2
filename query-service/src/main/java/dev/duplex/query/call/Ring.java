package dev.duplex.query.call;

import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.DeclineReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's bell.
 *
 * @param settledAt when it stopped ringing
 * @param reason only when declined
 * @param until when the person means to call or write back
 */
public record Ring(
        UUID person,
        RingState state,
        Instant rungAt,
        @Nullable Instant settledAt,
        @Nullable DeclineReason reason,
        @Nullable Instant until) {

    static Ring of(CallRung rung) {
        return new Ring(rung.person(), RingState.RINGING, rung.at(), null, null, null);
    }

    Ring settled(RingState how, Instant at) {
        return new Ring(person, how, rungAt, at, null, null);
    }

    Ring declined(CallDeclined declined) {
        return new Ring(person, RingState.DECLINED, rungAt, declined.at(), declined.reason(), declined.until());
    }
}

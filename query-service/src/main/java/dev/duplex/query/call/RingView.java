package dev.duplex.query.call;

import dev.duplex.events.call.DeclineReason;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Ring} as the schema has it. */
public record RingView(
        PersonRef person,
        RingState state,
        Instant rungAt,
        @Nullable Instant settledAt,
        boolean turnedAway,
        @Nullable DeclineReason reason,
        @Nullable Instant until,
        @Nullable PersonRef standIn) {

    public static List<RingView> of(List<Ring> rings) {
        return rings.stream()
                .map(ring -> new RingView(
                        new PersonRef(ring.person()),
                        ring.state(),
                        ring.rungAt(),
                        ring.settledAt(),
                        ring.turnedAway(),
                        ring.reason(),
                        ring.until(),
                        PersonRef.ofNullable(ring.standIn())))
                .toList();
    }
}

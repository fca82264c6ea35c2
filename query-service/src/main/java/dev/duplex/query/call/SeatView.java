package dev.duplex.query.call;

import dev.duplex.events.call.LeaveReason;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Seat} as the schema has it. */
public record SeatView(
        PersonRef person,
        @Nullable String device,
        Instant since,
        @Nullable Instant until,
        @Nullable LeaveReason leftBecause) {

    public static List<SeatView> of(List<Seat> seats) {
        return seats.stream()
                .map(seat -> new SeatView(
                        new PersonRef(seat.person()), seat.device(), seat.since(), seat.until(), seat.leftBecause()))
                .toList();
    }
}

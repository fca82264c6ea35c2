package dev.duplex.query.call;

import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Seat} as the schema has it. */
public record SeatView(
        PersonRef person, Instant since, @Nullable Instant until) {

    public static List<SeatView> of(List<Seat> seats) {
        return seats.stream()
                .map(seat -> new SeatView(new PersonRef(seat.person()), seat.since(), seat.until()))
                .toList();
    }
}

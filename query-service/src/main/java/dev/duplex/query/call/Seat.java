package dev.duplex.query.call;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person's stay in a call. */
public record Seat(UUID person, Instant since, @Nullable Instant until) {

    Seat left(Instant at) {
        return until == null ? new Seat(person, since, at) : this;
    }

    static List<Seat> left(List<Seat> seats, UUID person, Instant at) {
        return seats.stream()
                .map(seat -> seat.person().equals(person) ? seat.left(at) : seat)
                .toList();
    }
}

package dev.duplex.query.call;

import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.LeaveReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person's stay in a call, whatever devices the person moves to meanwhile.
 *
 * @param device on which the person is, or was last; null where the client names none
 * @param until null while it lasts
 * @param leftBecause null while it lasts
 */
public record Seat(
        UUID person,
        @Nullable String device,
        Instant since,
        @Nullable Instant until,
        @Nullable LeaveReason leftBecause) {

    boolean isOf(UUID someone) {
        return person.equals(someone);
    }

    private boolean isTaken(UUID by) {
        return isOf(by) && until == null;
    }

    private Seat left(Instant at, LeaveReason because) {
        return until == null ? new Seat(person, device, since, at, because) : this;
    }

    static List<Seat> joined(List<Seat> seats, CallJoined joined) {
        UUID person = joined.person();
        if (seats.stream().noneMatch(seat -> seat.isTaken(person))) {
            Seat seat = new Seat(person, joined.device(), joined.at(), null, null);
            return Stream.concat(seats.stream(), Stream.of(seat)).toList();
        }
        return seats.stream()
                .map(seat -> seat.isTaken(person) ? new Seat(person, joined.device(), seat.since(), null, null) : seat)
                .toList();
    }

    /** Who moves to another device stays. */
    static List<Seat> left(List<Seat> seats, CallLeft left) {
        return left.reason() == LeaveReason.MOVED
                ? seats
                : seats.stream()
                        .map(seat -> seat.isOf(left.person()) ? seat.left(left.at(), left.reason()) : seat)
                        .toList();
    }

    static List<Seat> ended(List<Seat> seats, Instant at) {
        return seats.stream().map(seat -> seat.left(at, LeaveReason.CALL_ENDED)).toList();
    }
}

package dev.duplex.query.call;

import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallAnswered;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRingCancelled;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.Media;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One call as its events tell it. Part of documents.
 *
 * @param escalatedFrom the message that it grew out of, null for a fresh call
 * @param rings one for each person rung, the last time that counts
 * @param seats in the order of joining, one each time that somebody joined
 */
public record CallState(
        UUID call,
        Media media,
        UUID startedBy,
        Instant startedAt,
        @Nullable UUID escalatedFrom,
        List<Ring> rings,
        List<Seat> seats,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason) {

    public static CallState of(CallStarted started) {
        return new CallState(
                started.call(),
                started.media(),
                started.by(),
                started.at(),
                started.escalatedFrom(),
                List.of(),
                List.of(),
                null,
                null);
    }

    /** The call after one more of its events. */
    public CallState after(CallEvent event) {
        return switch (event) {
            case CallStarted again -> this;
            case CallRung rung -> ring(rung.person(), Ring.of(rung));
            case CallAnswered answered -> settle(answered, ring -> ring.settled(RingState.ANSWERED, answered.at()));
            case CallDeclined declined -> settle(declined, ring -> ring.declined(declined));
            case CallMissed missed -> settle(missed, ring -> ring.settled(RingState.MISSED, missed.at()));
            case CallRingCancelled cancelled ->
                settle(cancelled, ring -> ring.settled(RingState.CANCELLED, cancelled.at()));
            case CallJoined joined -> seated(joined);
            case CallLeft left -> withSeats(Seat.left(seats, left.person(), left.at()));
            case CallEvent.CallHostChanged changed -> this;
            case CallEvent.CallSummarized summarized -> this;
            case CallEnded ended -> ended(ended);
        };
    }

    public CallPhase phase() {
        if (endedAt != null) {
            return CallPhase.ENDED;
        }
        boolean waiting = rings.stream().anyMatch(ring -> ring.state() == RingState.RINGING);
        return waiting && !connected() ? CallPhase.RINGING : CallPhase.ACTIVE;
    }

    /** How it came out; null while it goes on. */
    public @Nullable CallOutcome outcome() {
        if (endedAt == null) {
            return null;
        }
        if (connected()) {
            return CallOutcome.CONNECTED;
        }
        boolean missed = rings.stream().anyMatch(ring -> ring.state() == RingState.MISSED);
        boolean declined = rings.stream().anyMatch(ring -> ring.state() == RingState.DECLINED);
        return missed ? CallOutcome.MISSED : declined ? CallOutcome.DECLINED : CallOutcome.CANCELLED;
    }

    /** From when a second person joined until the end, in seconds; null while it goes on or when nobody else joined. */
    public @Nullable Long durationSeconds() {
        Instant end = endedAt;
        return end == null
                ? null
                : seats.stream()
                        .filter(seat -> !seat.person().equals(seats.getFirst().person()))
                        .findFirst()
                        .map(second -> Duration.between(second.since(), end).toSeconds())
                        .orElse(null);
    }

    private boolean connected() {
        return seats.stream().map(Seat::person).distinct().limit(2).count() == 2;
    }

    private CallState ring(UUID person, Ring ring) {
        List<Ring> others = new ArrayList<>(rings);
        others.removeIf(other -> other.person().equals(person));
        others.add(ring);
        return withRings(others);
    }

    private CallState settle(CallEvent.OfPerson event, UnaryOperator<Ring> change) {
        return withRings(rings.stream()
                .map(ring -> ring.person().equals(event.person()) ? change.apply(ring) : ring)
                .toList());
    }

    private CallState seated(CallJoined joined) {
        List<Seat> more = new ArrayList<>(seats);
        more.add(new Seat(joined.person(), joined.at(), null));
        return withSeats(more);
    }

    private CallState ended(CallEnded ended) {
        List<Seat> left = seats.stream().map(seat -> seat.left(ended.at())).toList();
        return new CallState(call, media, startedBy, startedAt, escalatedFrom, rings, left, ended.at(), ended.reason());
    }

    private CallState withRings(List<Ring> changed) {
        return new CallState(call, media, startedBy, startedAt, escalatedFrom, changed, seats, endedAt, endReason);
    }

    private CallState withSeats(List<Seat> changed) {
        return new CallState(call, media, startedBy, startedAt, escalatedFrom, rings, changed, endedAt, endReason);
    }
}

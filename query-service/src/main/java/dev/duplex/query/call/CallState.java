package dev.duplex.query.call;

import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallAnswered;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallHostChanged;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRingCancelled;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.CallEvent.CallSummarized;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.Media;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call as its events tell it. Part of documents.
 *
 * @param origin how it began
 * @param host who may end it for everyone
 * @param rings one for each person rung or turned away, the last time that counts
 * @param seats in the order of joining, one each time that somebody joined
 * @param notes null where there are none
 */
public record CallState(
        UUID call,
        Media media,
        Origin origin,
        UUID host,
        List<Ring> rings,
        List<Seat> seats,
        @Nullable Notes notes,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason) {

    /**
     * @param escalatedFrom the message that it grew out of, null for a fresh call
     * @param scheduled the scheduled call that it takes place for, null for none
     * @param link where it takes place when its media do not flow between the participants themselves, else null
     */
    public record Origin(
            UUID by,
            Instant at,
            boolean urgent,
            @Nullable UUID escalatedFrom,
            @Nullable UUID scheduled,
            @Nullable String link) {}

    /** What is noted about it. */
    public record Notes(String text, UUID by, Instant at) {}

    public static CallState of(CallStarted started) {
        Origin origin = new Origin(
                started.by(),
                started.at(),
                started.urgent(),
                started.escalatedFrom(),
                started.scheduled(),
                started.link());
        return new CallState(
                started.call(), started.media(), origin, started.by(), List.of(), List.of(), null, null, null);
    }

    /** The call after one more of its events. */
    public CallState after(CallEvent event) {
        return switch (event) {
            case CallStarted _ -> this;
            case CallRung rung -> withRings(Ring.put(rings, Ring.of(rung)));
            case CallAnswered answered -> settle(answered, ring -> ring.settled(RingState.ANSWERED, answered.at()));
            case CallDeclined declined -> declined(declined);
            case CallMissed missed -> settle(missed, ring -> ring.settled(RingState.MISSED, missed.at()));
            case CallRingCancelled cancelled ->
                settle(cancelled, ring -> ring.settled(RingState.CANCELLED, cancelled.at()));
            case CallJoined joined -> withSeats(Seat.joined(seats, joined));
            case CallLeft left -> withSeats(Seat.left(seats, left));
            case CallHostChanged changed -> with(changed.host(), rings, seats, notes);
            case CallSummarized said -> with(host, rings, seats, new Notes(said.notes(), said.by(), said.at()));
            case CallEnded ended ->
                new CallState(
                        call,
                        media,
                        origin,
                        host,
                        rings,
                        Seat.ended(seats, ended.at()),
                        notes,
                        ended.at(),
                        ended.reason());
        };
    }

    public CallPhase phase() {
        if (endedAt != null) {
            return CallPhase.ENDED;
        }
        boolean waiting = rings.stream().anyMatch(ring -> ring.state() == RingState.RINGING);
        return waiting && second().isEmpty() ? CallPhase.RINGING : CallPhase.ACTIVE;
    }

    /** How it came out; null while it goes on. */
    public @Nullable CallOutcome outcome() {
        if (endedAt == null) {
            return null;
        }
        if (second().isPresent()) {
            return CallOutcome.CONNECTED;
        }
        boolean missed = rings.stream().anyMatch(ring -> ring.state() == RingState.MISSED);
        boolean declined = rings.stream().anyMatch(ring -> ring.state() == RingState.DECLINED);
        return missed ? CallOutcome.MISSED : declined ? CallOutcome.DECLINED : CallOutcome.CANCELLED;
    }

    /** When a second person came in; null before. */
    public @Nullable Instant answeredAt() {
        return second().map(Seat::since).orElse(null);
    }

    /** From when a second person joined until the end, in seconds; null while it goes on or when nobody else joined. */
    public @Nullable Long durationSeconds() {
        Instant end = endedAt;
        return end == null
                ? null
                : second().map(second -> Duration.between(second.since(), end).toSeconds())
                        .orElse(null);
    }

    /** Who was in it at any time, in the order of coming in. */
    public List<UUID> people() {
        return seats.stream().map(Seat::person).distinct().toList();
    }

    /** Whether somebody is in it now. */
    public boolean isIn(UUID person) {
        return seats.stream().anyMatch(seat -> seat.isOf(person) && seat.until() == null);
    }

    /** Who started it, was in it, or was rung. */
    public List<UUID> concerned() {
        return Stream.of(
                        Stream.of(origin.by()),
                        people().stream(),
                        rings.stream().map(Ring::person))
                .flatMap(people -> people)
                .distinct()
                .toList();
    }

    private Optional<Seat> second() {
        return seats.stream()
                .filter(seat -> !seat.isOf(seats.getFirst().person()))
                .findFirst();
    }

    /** Who could not be rung is turned away without a ring. */
    private CallState declined(CallDeclined declined) {
        Ring ring = rings.stream()
                .filter(rung -> rung.isOf(declined.person()) && rung.state() == RingState.RINGING)
                .findFirst()
                .map(rung -> rung.declined(declined))
                .orElseGet(() -> Ring.turnedAway(declined));
        return withRings(Ring.put(rings, ring));
    }

    private CallState settle(CallEvent.OfPerson event, UnaryOperator<Ring> change) {
        return withRings(rings.stream()
                .map(ring -> ring.isOf(event.person()) ? change.apply(ring) : ring)
                .toList());
    }

    private CallState withRings(List<Ring> changed) {
        return with(host, changed, seats, notes);
    }

    private CallState withSeats(List<Seat> changed) {
        return with(host, rings, changed, notes);
    }

    private CallState with(UUID newHost, List<Ring> newRings, List<Seat> newSeats, @Nullable Notes newNotes) {
        return new CallState(call, media, origin, newHost, newRings, newSeats, newNotes, endedAt, endReason);
    }
}

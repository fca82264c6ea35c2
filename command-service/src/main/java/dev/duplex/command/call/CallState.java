package dev.duplex.command.call;

import dev.duplex.command.decision.Boundary;
import dev.duplex.events.EventTag;
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
import dev.duplex.events.call.LeaveReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call: not started, live (ringing while nobody has answered, then active), or ended. */
sealed interface CallState {

    static Boundary boundary(UUID call) {
        return Boundary.of(
                EventTag.call(call),
                CallStarted.class,
                CallRung.class,
                CallAnswered.class,
                CallDeclined.class,
                CallMissed.class,
                CallRingCancelled.class,
                CallJoined.class,
                CallLeft.class,
                CallHostChanged.class,
                CallEnded.class);
    }

    record NotStarted() implements CallState {}

    /**
     * @param named the host as it was said last
     * @param came who is or was in it
     */
    record Live(CallStarted started, UUID named, Map<UUID, Seat> seats, Set<UUID> came) implements CallState {

        Set<UUID> in(Class<? extends Seat> kind) {
            Map<UUID, Seat> matching = new LinkedHashMap<>(seats);
            matching.values().removeIf(seat -> !kind.isInstance(seat));
            return matching.keySet();
        }

        Optional<Seat> seat(UUID person) {
            return Optional.ofNullable(seats.get(person));
        }

        Optional<Present> present(UUID person) {
            return seat(person).filter(Present.class::isInstance).map(Present.class::cast);
        }

        boolean rings(UUID person) {
            return seats.get(person) instanceof Rung;
        }

        /** Somebody other than the one who started it is or was in it. */
        boolean answered() {
            return came.stream().anyMatch(person -> !person.equals(started.by()));
        }

        /** Who may end it for everyone. A host left without an heir while none was named. */
        UUID host() {
            return present(named).isPresent() ? named : heir(named).orElse(named);
        }

        /** Who has been there the longest but for that person. */
        Optional<UUID> heir(UUID leaving) {
            return in(Present.class).stream()
                    .filter(person -> !person.equals(leaving))
                    .min(Comparator.comparing(
                            person -> present(person).orElseThrow().since()));
        }

        private CallState with(CallEvent.OfPerson event, Seat seat) {
            Map<UUID, Seat> changed = new LinkedHashMap<>(seats);
            changed.put(event.person(), seat);
            return new Live(started, named, changed, came);
        }

        /** Who moves to another device has been there as long as before. */
        private CallState arrived(CallEvent.OfPerson event, @Nullable String device) {
            Instant since = present(event.person()).map(Present::since).orElse(event.at());
            Map<UUID, Seat> changed = new LinkedHashMap<>(seats);
            changed.put(event.person(), new Present(since, device));
            Set<UUID> more = new HashSet<>(came);
            more.add(event.person());
            return new Live(started, named, changed, more);
        }

        private CallState after(CallEvent event) {
            return switch (event) {
                case CallStarted _, CallSummarized _ -> this;
                case CallRung rung -> with(rung, new Rung(rung.at()));
                case CallAnswered answered -> arrived(answered, null);
                case CallJoined joined -> arrived(joined, joined.device());
                case CallLeft left -> left.reason() == LeaveReason.MOVED ? this : with(left, new Gone());
                case CallDeclined declined -> with(declined, new Turned(Optional.of(declined)));
                case CallMissed missed -> with(missed, new Turned(Optional.empty()));
                case CallRingCancelled cancelled -> with(cancelled, new Turned(Optional.empty()));
                case CallHostChanged changed -> new Live(started, changed.host(), seats, came);
                case CallEnded ended -> new Ended(this, ended.reason());
            };
        }
    }

    /** @param was as it was when it ended */
    record Ended(Live was, EndReason reason) implements CallState {}

    /** Where a person stands in a call. */
    sealed interface Seat {}

    record Rung(Instant since) implements Seat {}

    /** @param device null where the client names none */
    record Present(Instant since, @Nullable String device) implements Seat {}

    record Gone() implements Seat {}

    /** Rung no more, or turned away. */
    record Turned(Optional<CallDeclined> declined) implements Seat {}

    default CallState evolve(CallEvent event) {
        return switch (this) {
            case NotStarted none ->
                event instanceof CallStarted started ? new Live(started, started.by(), Map.of(), Set.of()) : none;
            case Live live -> live.after(event);
            case Ended ended -> ended;
        };
    }
}

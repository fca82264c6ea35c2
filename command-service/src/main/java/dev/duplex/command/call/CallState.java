package dev.duplex.command.call;

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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One call: not started, live (ringing while nobody has answered, then active), or ended. */
sealed interface CallState {

    record NotStarted() implements CallState {}

    record Live(CallStarted started, Map<UUID, Seat> seats) implements CallState {

        Set<UUID> in(Class<? extends Seat> kind) {
            Map<UUID, Seat> matching = new LinkedHashMap<>(seats);
            matching.values().removeIf(seat -> !kind.isInstance(seat));
            return matching.keySet();
        }

        Optional<Seat> seat(UUID person) {
            return Optional.ofNullable(seats.get(person));
        }

        /** Somebody other than the one who started it is or was in it. */
        boolean answered() {
            return seats.entrySet().stream()
                    .anyMatch(entry -> !entry.getKey().equals(started.by())
                            && (entry.getValue() instanceof Present || entry.getValue() instanceof Gone));
        }
    }

    record Ended(CallStarted started, Map<UUID, Seat> seats) implements CallState {}

    /** Where a person stands in a call. */
    sealed interface Seat {}

    record Rung(Instant since) implements Seat {}

    record Present() implements Seat {}

    record Gone() implements Seat {}

    record Turned(Optional<CallDeclined> declined) implements Seat {}

    default CallState evolve(CallEvent event) {
        return switch (event) {
            case CallStarted start -> this instanceof NotStarted ? new Live(start, Map.of()) : this;
            case CallEnded ended -> this instanceof Live live ? new Ended(live.started(), live.seats()) : this;
            case CallRung rung -> seat(rung, new Rung(rung.at()));
            case CallAnswered answered -> seat(answered, new Present());
            case CallJoined joined -> seat(joined, new Present());
            case CallLeft left -> seat(left, new Gone());
            case CallDeclined declined -> seat(declined, new Turned(Optional.of(declined)));
            case CallMissed missed -> seat(missed, new Turned(Optional.empty()));
            case CallRingCancelled cancelled -> seat(cancelled, new Turned(Optional.empty()));
            case CallEvent.CallHostChanged changed -> this;
            case CallEvent.CallSummarized summarized -> this;
        };
    }

    private CallState seat(CallEvent.OfPerson event, Seat seat) {
        if (!(this instanceof Live live)) {
            return this;
        }
        Map<UUID, Seat> seats = new LinkedHashMap<>(live.seats());
        seats.put(event.person(), seat);
        return new Live(live.started(), seats);
    }
}

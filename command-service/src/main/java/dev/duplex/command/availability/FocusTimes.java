package dev.duplex.command.availability;

import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person's focus times.
 *
 * @param all those started and those planned
 */
record FocusTimes(Map<UUID, DuplexEvent> all, Set<UUID> ended) {

    static final FocusTimes NONE = new FocusTimes(Map.of(), Set.of());

    FocusTimes evolve(DuplexEvent event) {
        return switch (event) {
            case FocusTimeStarted started -> with(started.focus(), started);
            case FocusTimePlanned planned -> with(planned.focus(), planned);
            case FocusTimeEnded over -> {
                Set<UUID> more = new HashSet<>(ended);
                more.add(over.focus());
                yield new FocusTimes(all, Set.copyOf(more));
            }
            default -> this;
        };
    }

    private FocusTimes with(UUID focus, DuplexEvent event) {
        Map<UUID, DuplexEvent> more = new HashMap<>(all);
        more.put(focus, event);
        return new FocusTimes(Map.copyOf(more), ended);
    }

    Optional<DuplexEvent> said(UUID focus) {
        return Optional.ofNullable(all.get(focus));
    }

    /** Whether there is anything left to end. */
    boolean goesOn(UUID focus, Instant at) {
        return !ended.contains(focus)
                && !(all.get(focus) instanceof FocusTimeStarted once
                        && !once.until().isAfter(at));
    }

    Optional<Rejection> tooMany(Instant at) {
        long left = all.keySet().stream().filter(focus -> goesOn(focus, at)).count();
        return left < FocusHandler.MOST
                ? Optional.empty()
                : Optional.of(new Rejection.NotAllowed(
                        "too-many", "There are " + left + " focus times ahead; end some of them first.", "focus"));
    }
}

package dev.duplex.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before a handler and parks what it cannot digest: the sequence of the event that fails, and those that need it,
 * while all others go on. The event is found by halving the batch. Transient failures are thrown as they are, for the
 * batch to come again. For one thread, that of the processor's one owner.
 */
public final class ParkingHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ParkingHandler.class);

    private final SequencedHandler handler;
    private final DeadLetters letters;
    private final BooleanSupplier stopping;
    /** Parked sequences; some of them may have been retried by now, on any node. */
    private final Map<String, Long> parked = new HashMap<>();

    private Set<Long> discarded = Set.of();
    private long expected = -1;

    /**
     * A guard of one handler.
     *
     * @param stopping whether failures are due to going down, so that nothing is parked for them
     */
    public ParkingHandler(SequencedHandler handler, DeadLetters letters, BooleanSupplier stopping) {
        this.handler = handler;
        this.letters = letters;
        this.stopping = stopping;
    }

    /**
     * Handles events that are all in the log from the first to the last, without a gap.
     *
     * @throws DeadLettersFullException when there is one more to park than may be
     */
    public void handle(List<? extends EventMessage> events) {
        if (events.isEmpty()) {
            return;
        }
        long first = EventPositions.of(events.getFirst());
        if (first != expected) {
            // another node may have been the owner in between and have parked some
            parked.clear();
            parked.putAll(letters.parked(handler.name()));
            discarded = letters.discardedFrom(handler.name(), first);
        }
        expected = -1;
        handleWanted(events.stream()
                .filter(event -> handler.wants(event) && !discarded.contains(EventPositions.of(event)))
                .<EventMessage>map(event -> event)
                .toList());
        expected = EventPositions.of(events.getLast()) + 1;
    }

    private void handleWanted(List<EventMessage> events) {
        List<EventMessage> free = parked.isEmpty() ? events : free(events);
        if (free.isEmpty()) {
            return;
        }
        try {
            handler.apply(free);
        } catch (RuntimeException | StackOverflowError failure) {
            if (stopping.getAsBoolean() || Failures.isTransient(failure)) {
                throw failure;
            }
            if (free.size() == 1) {
                park(free.getFirst(), failure);
            } else {
                int half = free.size() / 2;
                handleWanted(free.subList(0, half));
                handleWanted(free.subList(half, free.size()));
            }
        }
    }

    private void park(EventMessage event, Throwable failure) {
        long position = EventPositions.of(event);
        String sequence = handler.sequencing().of(event).sequence();
        letters.park(handler.name(), sequence, position, failure);
        parked.put(sequence, position);
        LOG.error(
                "{} cannot digest {} at position {} and parks {} until somebody retries or discards it",
                handler.name(),
                event.type(),
                position,
                sequence,
                failure);
    }

    /** Those that nothing holds up; the others wait now. */
    private List<EventMessage> free(List<EventMessage> events) {
        while (true) {
            confirm(events);
            List<EventMessage> free = new ArrayList<>();
            Map<String, List<Long>> waiting = new LinkedHashMap<>();
            for (EventMessage event : events) {
                Optional<String> holding = holding(event);
                if (holding.isPresent()) {
                    waiting.computeIfAbsent(holding.get(), any -> new ArrayList<>())
                            .add(EventPositions.of(event));
                } else {
                    free.add(event);
                }
            }
            boolean all = true;
            for (var sequence : waiting.entrySet()) {
                if (!letters.await(handler.name(), sequence.getKey(), sequence.getValue())) {
                    parked.remove(sequence.getKey());
                    all = false;
                }
            }
            if (all) {
                return free;
            }
        }
    }

    /** Forgets those that the events ask for and that were retried meanwhile. */
    private void confirm(List<EventMessage> events) {
        Set<String> touched = new HashSet<>();
        for (EventMessage event : events) {
            Sequencing.Place place = handler.sequencing().of(event);
            touched.add(place.sequence());
            touched.addAll(place.needs());
            touched.add(Sequencing.EVERYTHING);
        }
        touched.retainAll(parked.keySet());
        if (!touched.isEmpty()) {
            Set<String> still = letters.parked(handler.name(), touched).keySet();
            touched.removeAll(still);
            parked.keySet().removeAll(touched);
        }
    }

    /** The parked sequence that an event has to wait in. An event before a sequence's first parked one was handled. */
    private Optional<String> holding(EventMessage event) {
        long position = EventPositions.of(event);
        Sequencing.Place place = handler.sequencing().of(event);
        if (isParked(place.sequence(), position)) {
            return Optional.of(place.sequence());
        }
        if (isParked(Sequencing.EVERYTHING, position)) {
            return Optional.of(Sequencing.EVERYTHING);
        }
        for (String needed : place.needs()) {
            if (isParked(needed, position) && parkBehind(place.sequence(), position, needed)) {
                return Optional.of(place.sequence());
            }
        }
        return Optional.empty();
    }

    private boolean isParked(String sequence, long position) {
        Long first = parked.get(sequence);
        return first != null && first <= position;
    }

    /** @return false when the other one was retried at this moment */
    private boolean parkBehind(String sequence, long position, String needed) {
        letters.parkBehind(handler.name(), sequence, position, needed);
        boolean needless = letters.parked(handler.name(), Set.of(needed)).isEmpty();
        if (needless && letters.unpark(handler.name(), sequence, position)) {
            parked.remove(needed);
            return false;
        }
        parked.put(sequence, position);
        LOG.warn("{} parks {} from position {} on, since it needs {}", handler.name(), sequence, position, needed);
        return true;
    }
}

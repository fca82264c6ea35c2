package dev.duplex.eventstore;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.messaging.eventhandling.EventMessage;

/** Writes down what it is given by sequence, as documents with positions do: each event once, none before the last. */
final class Ledger implements SequencedHandler {

    private final Map<String, List<Long>> written = new ConcurrentHashMap<>();
    private final Set<Long> poison = ConcurrentHashMap.newKeySet();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private volatile RuntimeException transientFailure = null;

    void poison(long... positions) {
        for (long position : positions) {
            poison.add(position);
        }
    }

    void heal() {
        poison.clear();
    }

    void fail(RuntimeException failure) {
        transientFailure = failure;
    }

    Map<String, List<Long>> written() {
        return written;
    }

    List<Long> of(String sequence) {
        return written.getOrDefault(sequence, List.of());
    }

    /** The needed sequences that were not written when they were needed. */
    Set<String> missed() {
        return read;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Sequencing sequencing() {
        return Sequencing.byTag(List.of("talk", "person"), Set.of("person"));
    }

    @Override
    public boolean wants(EventMessage event) {
        return !event.type().name().equals("ignored");
    }

    @Override
    public void apply(List<EventMessage> events) {
        RuntimeException failure = transientFailure;
        if (failure != null) {
            throw failure;
        }
        Set<Long> bad = new HashSet<>(Log.positions(events));
        bad.retainAll(poison);
        if (!bad.isEmpty()) {
            throw new IllegalStateException("cannot digest " + bad);
        }
        for (EventMessage event : events) {
            Sequencing.Place place = sequencing().of(event);
            List<Long> line = written.computeIfAbsent(place.sequence(), any -> new CopyOnWriteArrayList<>());
            if (line.isEmpty() || line.getLast() < EventPositions.of(event)) {
                line.add(EventPositions.of(event));
                place.needs().stream()
                        .filter(needed -> !written.containsKey(needed))
                        .forEach(read::add);
            }
        }
    }
}

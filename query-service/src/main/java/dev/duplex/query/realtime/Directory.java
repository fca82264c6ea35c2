package dev.duplex.query.realtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who is there, on any node, as far as this one has heard. Thread-safe. */
@Component
final class Directory {

    private final Map<UUID, Map<String, LeaseDocument>> people = new HashMap<>();

    synchronized void put(LeaseDocument lease) {
        people.computeIfAbsent(lease.person(), person -> new HashMap<>()).put(lease.device(), lease);
    }

    /** Unless the device is on another node by now. */
    synchronized void remove(LeaseDocument lease) {
        people.computeIfPresent(lease.person(), (person, devices) -> {
            devices.computeIfPresent(lease.device(), (device, now) -> now.node().equals(lease.node()) ? null : now);
            return devices.isEmpty() ? null : devices;
        });
    }

    /** Puts what was read in the place of all that is known of these people on nodes that are not to be kept. */
    synchronized void replace(Collection<UUID> of, Predicate<LeaseDocument> keep, Collection<LeaseDocument> read) {
        of.forEach(person -> people.computeIfPresent(person, (key, devices) -> {
            devices.values().removeIf(keep.negate());
            return devices.isEmpty() ? null : devices;
        }));
        read.stream().filter(keep.negate()).forEach(this::put);
    }

    synchronized List<LeaseDocument> of(UUID person) {
        return List.copyOf(people.getOrDefault(person, Map.of()).values());
    }

    /** The nodes, other than this one, that have a client of one of these people. */
    synchronized Set<String> nodesOf(Collection<UUID> of, String without) {
        return of.stream()
                .flatMap(person -> people.getOrDefault(person, Map.of()).values().stream())
                .map(LeaseDocument::node)
                .filter(node -> !node.equals(without))
                .collect(Collectors.toSet());
    }

    synchronized List<LeaseDocument> all() {
        return people.values().stream()
                .flatMap(devices -> devices.values().stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    synchronized Map<UUID, List<LeaseDocument>> of(String workspace) {
        return all().stream()
                .filter(lease -> lease.workspace().equals(workspace))
                .collect(Collectors.groupingBy(LeaseDocument::person));
    }

    synchronized int size() {
        return people.values().stream().mapToInt(Map::size).sum();
    }
}

package dev.duplex.query.realtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clients of this node, each until its grace is over. Thread-safe. */
@Component
final class Clients {

    private final Map<UUID, Map<String, Client>> clients = new ConcurrentHashMap<>();

    /** @return whom it replaces */
    @Nullable Client put(Client client) {
        Device device = client.device();
        Client[] before = new Client[1];
        clients.compute(device.person(), (person, devices) -> {
            Map<String, Client> own = devices == null ? new ConcurrentHashMap<>() : devices;
            before[0] = own.put(device.id(), client);
            return own;
        });
        return before[0];
    }

    /** @return whether it was there, and not replaced */
    boolean remove(Client client) {
        Device device = client.device();
        boolean[] removed = new boolean[1];
        clients.computeIfPresent(device.person(), (person, devices) -> {
            removed[0] = devices.remove(device.id(), client);
            return devices.isEmpty() ? null : devices;
        });
        return removed[0];
    }

    boolean has(Client client) {
        return of(client.device()).filter(client::equals).isPresent();
    }

    Optional<Client> of(Device device) {
        return Optional.ofNullable(
                clients.getOrDefault(device.person(), Map.of()).get(device.id()));
    }

    Collection<Client> of(UUID person) {
        return List.copyOf(clients.getOrDefault(person, Map.of()).values());
    }

    List<Client> all() {
        return clients.values().stream()
                .flatMap(devices -> devices.values().stream())
                .toList();
    }
}

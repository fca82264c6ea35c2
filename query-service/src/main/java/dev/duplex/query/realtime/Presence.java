package dev.duplex.query.realtime;

import dev.duplex.query.graphql.QueryRejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Who is there. A client has a lease from its subscription on; its node hears the client, and lets the lease go when it does
 * not any more. What a client's heartbeat renews is in the memory of its node, so that heartbeats cost no writes; the node has
 * a lease of its own, and when that is over, its clients are gone. Thread-safe.
 */
@Component
final class Presence {

    /** When a sweep comes later than this, this node stood still, and may not have heard who was there. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private final Clients clients;
    private final Leases leases;
    private final Directory directory;
    private final Nodes nodes;
    private final Relay relay;
    private final PresenceFeed feed;
    private final RealtimeSettings settings;
    private final Clock clock;
    private volatile Instant swept;

    Presence(
            Clients clients,
            Leases leases,
            Directory directory,
            Nodes nodes,
            Relay relay,
            PresenceFeed feed,
            RealtimeSettings settings,
            Clock clock) {
        this.clients = clients;
        this.leases = leases;
        this.directory = directory;
        this.nodes = nodes;
        this.relay = relay;
        this.feed = feed;
        this.settings = settings;
        this.clock = clock;
        this.swept = clock.instant();
    }

    /** Opens the presence of a client for as long as it is subscribed. */
    Flux<Realtime> open(Device device, String workspace, boolean customer) {
        return Flux.defer(() -> {
            Client client = new Client(device, workspace, customer, nodes.self(), clock.instant());
            enter(client, feed.visibleTo(client), feed.callsKnownTo(client));
            return client.flux().doFinally(signal -> client.leave(clock.instant()));
        });
    }

    private synchronized void enter(Client client, Predicate<UUID> visible, Predicate<UUID> calls) {
        Device device = client.device();
        long others = directory.of(device.person()).stream()
                .filter(lease -> !lease.device().equals(device.id()))
                .count();
        if (others >= settings.devices()) {
            throw new QueryRejected(
                    "too-many-devices",
                    "device",
                    "A person may have " + settings.devices() + " clients at a time",
                    "Close one of the others, and give each client one id for all its subscriptions");
        }
        save(client);
        feed.welcome(client, clients, visible, calls);
    }

    /** Whether it has a lease on any node, as far as this one has heard. */
    boolean knows(Device device) {
        return directory.of(device.person()).stream()
                .anyMatch(lease -> lease.device().equals(device.id()));
    }

    /** @return whether the client has a lease to renew */
    boolean heard(Device device, boolean away, @Nullable UUID call) {
        Optional<Client> client = clients.of(device).filter(Client::isOpen);
        client.filter(known -> known.present(away, call, clock.instant())).ifPresent(this::saveAgain);
        return client.isPresent();
    }

    /** Unless it was let go or replaced meanwhile. */
    private synchronized void saveAgain(Client client) {
        if (clients.has(client)) {
            save(client);
        }
    }

    private void save(Client client) {
        LeaseDocument lease = client.lease();
        leases.put(lease);
        directory.put(lease);
        changed(List.of(lease));
    }

    /** Lets go of the clients that are not heard any more. */
    void sweep() {
        Instant now = clock.instant();
        Duration late = Duration.between(swept, now).minus(LATE);
        swept = now;
        if (late.isPositive()) {
            clients.all().forEach(client -> client.allow(late, now));
        }
        clients.all().stream().filter(client -> client.isGone(now, settings)).forEach(this::letGo);
    }

    /** Locks for one client at a time: what is written takes as long as the database does. */
    private synchronized void letGo(Client client) {
        if (!client.isGone(clock.instant(), settings) || !clients.remove(client)) {
            return;
        }
        client.end("not-heard", "The client was not heard for too long", "Send present, and subscribe again");
        LeaseDocument lease = client.lease();
        leases.remove(lease);
        directory.remove(lease);
        changed(List.of(lease));
    }

    /** Says to the others that they shall look again. */
    private void changed(Collection<LeaseDocument> of) {
        feed.changed(of);
        if (!nodes.alone()) {
            relay.sendAll(new Notice.LeasesChanged(
                    of.stream().map(LeaseDocument::person).distinct().toList()));
        }
    }

    /** Looks again at what other nodes have of these people. */
    synchronized void reload(Collection<UUID> people) {
        adopt(new HashSet<>(people), leases.of(people));
    }

    /** Looks again at all, in case that a notice was lost. */
    synchronized void reload() {
        List<LeaseDocument> all = leases.all();
        adopt(
                Stream.concat(all.stream(), directory.all().stream())
                        .map(LeaseDocument::person)
                        .collect(Collectors.toSet()),
                all);
        Set<String> stored =
                all.stream().filter(this::own).map(LeaseDocument::id).collect(Collectors.toSet());
        leases.putAll(clients.all().stream()
                .map(Client::lease)
                .filter(lease -> !stored.contains(lease.id()))
                .toList());
    }

    private void adopt(Set<UUID> people, List<LeaseDocument> read) {
        Set<String> others = nodes.others();
        List<LeaseDocument> alive =
                read.stream().filter(lease -> others.contains(lease.node())).toList();
        List<LeaseDocument> before =
                people.stream().flatMap(person -> directory.of(person).stream()).toList();
        alive.forEach(this::replaced);
        directory.replace(people, this::own, alive);
        feed.changed(before);
        feed.changed(alive);
    }

    private boolean own(LeaseDocument lease) {
        return lease.node().equals(nodes.self());
    }

    /** The client has come back on another node, before this one has noticed that it is gone. */
    private void replaced(LeaseDocument elsewhere) {
        clients.of(new Device(elsewhere.person(), elsewhere.device()))
                .filter(client -> client.lease().since().isBefore(elsewhere.since()))
                .filter(clients::remove)
                .ifPresent(client -> {
                    client.end("replaced", "The client has subscribed again", "Keep to the newer subscription");
                    directory.remove(client.lease());
                });
    }

    /** All leases of this node, when it was given up by the others or starts. */
    synchronized void renewAll() {
        leases.putAll(clients.all().stream().map(Client::lease).toList());
    }

    /** The clients of a node that is not heard any more are gone. */
    synchronized void lost(String node) {
        leases.removeAllOf(node);
        relay.forget(node);
        List<LeaseDocument> gone = directory.all().stream()
                .filter(lease -> lease.node().equals(node))
                .toList();
        gone.forEach(directory::remove);
        feed.changed(gone);
    }

    /** This node stops. */
    synchronized void close() {
        List<Client> all = clients.all();
        all.forEach(Client::complete);
        all.forEach(clients::remove);
        leases.removeAllOf(nodes.self());
        relay.sendAll(new Notice.LeasesChanged(
                all.stream().map(client -> client.device().person()).distinct().toList()));
        nodes.goodbye();
    }
}

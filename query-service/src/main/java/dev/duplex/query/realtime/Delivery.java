package dev.duplex.query.realtime;

import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.realtime.Notice.Heard;
import dev.duplex.query.realtime.Notice.LeasesChanged;
import dev.duplex.query.realtime.Notice.SignalTo;
import dev.duplex.query.realtime.Notice.TypingTo;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings to clients what is for them, here and on other nodes. Thread-safe. */
@Component
final class Delivery {

    private final Clients clients;
    private final Presence presence;
    private final Directory directory;
    private final Leases leases;
    private final Nodes nodes;
    private final Relay relay;

    Delivery(Clients clients, Presence presence, Directory directory, Leases leases, Nodes nodes, Relay relay) {
        this.clients = clients;
        this.presence = presence;
        this.directory = directory;
        this.leases = leases;
        this.nodes = nodes;
        this.relay = relay;
    }

    /** @return whether it is on its way to somebody */
    boolean send(SignalTo signal) {
        boolean here = deliver(signal);
        Set<String> elsewhere = nodesOf(signal);
        elsewhere.forEach(node -> relay.send(node, signal));
        return here || !elsewhere.isEmpty();
    }

    /** Asked from the database: who has just come is to be found. */
    private Set<String> nodesOf(SignalTo signal) {
        Set<String> others = nodes.others();
        return others.isEmpty()
                ? Set.of()
                : leases.of(List.of(signal.person())).stream()
                        .filter(lease -> others.contains(lease.node()) && isFor(signal, lease.device()))
                        .map(LeaseDocument::node)
                        .collect(Collectors.toSet());
    }

    void send(TypingTo typing) {
        deliver(typing);
        if (!nodes.alone()) {
            directory.nodesOf(typing.people(), nodes.self()).forEach(node -> relay.send(node, typing));
        }
    }

    /** @throws QueryRejected with the code {@code not-connected} */
    void requireConnected(Device device) {
        if (!presence.knows(device) && elsewhere(device).isEmpty()) {
            throw new QueryRejected(
                    "not-connected", "device", "This device is not there", "Subscribe to realtime with it first");
        }
    }

    /** @return whether there is a client to renew the lease of, as far as is known */
    boolean heard(Heard heard) {
        Device device = new Device(heard.person(), heard.device());
        if (presence.heard(device, heard.away(), heard.call())) {
            return true;
        }
        Set<String> elsewhere = elsewhere(device);
        elsewhere.forEach(node -> relay.send(node, heard));
        return !elsewhere.isEmpty();
    }

    /** The other nodes that have the device, asked from the database. */
    private Set<String> elsewhere(Device device) {
        Set<String> others = nodes.others();
        return others.isEmpty()
                ? Set.of()
                : leases.of(List.of(device.person())).stream()
                        .filter(lease ->
                                others.contains(lease.node()) && lease.device().equals(device.id()))
                        .map(LeaseDocument::node)
                        .collect(Collectors.toSet());
    }

    /** What another node has sent. */
    void take(Notice notice) {
        switch (notice) {
            case SignalTo signal -> deliver(signal);
            case TypingTo typing -> deliver(typing);
            case LeasesChanged changed -> presence.reload(changed.people());
            case Heard heard -> presence.heard(new Device(heard.person(), heard.device()), heard.away(), heard.call());
        }
    }

    private boolean deliver(SignalTo signal) {
        return clients.of(signal.person()).stream()
                        .filter(client -> isFor(signal, client.device().id()))
                        .filter(client -> client.tell(signal.signal()))
                        .count()
                > 0;
    }

    private void deliver(TypingTo typing) {
        typing.people().stream()
                .map(clients::of)
                .flatMap(Collection::stream)
                .filter(client -> !(typing.membersOnly() && client.isCustomer()))
                .forEach(client -> client.tell(typing.typing()));
    }

    /** Not back to where it comes from. */
    private static boolean isFor(SignalTo to, String device) {
        UUID from = to.signal().from();
        return (to.device() == null || to.device().equals(device))
                && !(to.person().equals(from) && to.signal().device().equals(device));
    }
}

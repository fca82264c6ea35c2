package dev.duplex.query.realtime;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.duplex.query.graphql.CallSeats;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.realtime.Realtime.PresenceChange;
import dev.duplex.query.realtime.Realtime.Welcome;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the clients of this node who comes and goes: members hear of everyone in the workspace, customers of those with whom
 * they share a conversation. A person who changed several times is told once, as it is then. Thread-safe.
 */
@Component
final class PresenceFeed {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceFeed.class);

    private final Directory directory;
    private final Participation participation;
    private final CallSeats seats;
    /** Those who may know of a call. */
    private final LoadingCache<UUID, Set<UUID>> insiders = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(2))
            .maximumSize(10_000)
            .build(this::readInsiders);

    /** People whose presence may not be what was told, with their workspaces. */
    private final Map<UUID, String> changed = new LinkedHashMap<>();

    private final Map<UUID, PresenceChange> told = new HashMap<>();

    PresenceFeed(Directory directory, Participation participation, CallSeats seats) {
        this.directory = directory;
        this.participation = participation;
        this.seats = seats;
    }

    private Set<UUID> readInsiders(UUID call) {
        return seats.of(call)
                .map(seated -> participation.peopleIn(seated.conversation()))
                .orElseGet(Set::of);
    }

    void changed(Collection<LeaseDocument> leases) {
        synchronized (changed) {
            leases.forEach(lease -> changed.put(lease.person(), lease.workspace()));
            changed.notifyAll();
        }
    }

    /** Tells a client who is there, before all else, and from then on who comes and goes. */
    void welcome(Client client, Clients clients, Predicate<UUID> visible, Predicate<UUID> calls) {
        client.welcome(
                () -> {
                    Client before = clients.put(client);
                    if (before != null) {
                        before.end("replaced", "The client has subscribed again", "Keep to the newer subscription");
                    }
                },
                () -> new Welcome(
                        client.device().id(),
                        directory.of(client.workspace()).entrySet().stream()
                                .filter(person -> visible.test(person.getKey()))
                                .map(person -> PresenceChange.of(person.getKey(), person.getValue())
                                        .knowing(calls))
                                .toList()));
    }

    /** Whose presence a client may know. */
    Predicate<UUID> visibleTo(Client client) {
        return client.isCustomer() ? participation.companions(client.device().person())::contains : person -> true;
    }

    /** Of which calls a client may know; asked ahead of those that there are, so that little is asked under locks. */
    Predicate<UUID> callsKnownTo(Client client) {
        UUID person = client.device().person();
        Map<UUID, Boolean> known = new HashMap<>();
        for (LeaseDocument lease : directory.all()) {
            UUID call = lease.call();
            if (call != null && lease.workspace().equals(client.workspace())) {
                known.put(call, insiders.get(call).contains(person));
            }
        }
        return call ->
                known.computeIfAbsent(call, unseen -> insiders.get(unseen).contains(person));
    }

    /** Tells what changed, and waits for more, until it is interrupted. */
    void run(Clients clients) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                next().forEach((person, workspace) -> tell(person, workspace, clients));
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                LOG.warn("Clients were not told who is there", failed);
            }
        }
    }

    private Map<UUID, String> next() throws InterruptedException {
        synchronized (changed) {
            while (changed.isEmpty()) {
                changed.wait();
            }
            Map<UUID, String> next = new LinkedHashMap<>(changed);
            changed.clear();
            return next;
        }
    }

    private void tell(UUID person, String workspace, Clients clients) {
        PresenceChange now = PresenceChange.of(person, directory.of(person));
        PresenceChange before = now.online() ? told.put(person, now) : told.remove(person);
        if (now.equals(before) || (before == null && !now.online())) {
            return;
        }
        List<Client> here = clients.all().stream()
                .filter(client -> client.workspace().equals(workspace))
                .toList();
        @Nullable Set<UUID> companions = here.stream().anyMatch(Client::isCustomer) ? participation.companions(person) : null;
        here.stream()
                .filter(client -> !client.isCustomer()
                        || (companions != null
                                && companions.contains(client.device().person())))
                .forEach(client -> client.tell(now.knowing(
                        call -> insiders.get(call).contains(client.device().person()))));
    }
}

package dev.duplex.query.realtime;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a client is told that is in no log. */
public sealed interface Realtime {

    /**
     * What a device in a call says to another one.
     *
     * @param from the person
     * @param device of that person
     */
    record Signal(UUID call, UUID from, String device, SignalKind kind, String payload, Instant at)
            implements Realtime {}

    record Typing(UUID conversation, UUID person, Instant at) implements Realtime {}

    /**
     * @param away on all devices
     * @param inCall on one of the devices
     * @param call which one; null as well for those who do not take part in its conversation
     * @param devices how many are connected
     */
    record PresenceChange(
            UUID person,
            boolean online,
            boolean away,
            boolean inCall,
            @Nullable UUID call,
            int devices) implements Realtime {

        static PresenceChange of(UUID person, Collection<LeaseDocument> leases) {
            UUID in = leases.stream()
                    .map(LeaseDocument::call)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return new PresenceChange(
                    person,
                    !leases.isEmpty(),
                    !leases.isEmpty() && leases.stream().allMatch(LeaseDocument::away),
                    in != null,
                    in,
                    leases.size());
        }

        /** As somebody sees it who is to know of these calls only. */
        PresenceChange knowing(Predicate<UUID> calls) {
            return call == null || calls.test(call)
                    ? this
                    : new PresenceChange(person, online, away, inCall, null, devices);
        }
    }

    /**
     * The first that a client is told.
     *
     * @param online of those whose presence the person may know, who is there now
     */
    record Welcome(String device, List<PresenceChange> online) implements Realtime {}
}

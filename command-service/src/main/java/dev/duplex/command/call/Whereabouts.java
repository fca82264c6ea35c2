package dev.duplex.command.call;

import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which calls people are in, from their joins and leaves in any conversation. */
record Whereabouts(Map<UUID, UUID> calls) {

    Whereabouts evolve(CallEvent event) {
        Map<UUID, UUID> changed = new HashMap<>(calls);
        if (event instanceof CallJoined joined) {
            changed.put(joined.person(), joined.call());
        } else if (event instanceof CallLeft left) {
            changed.remove(left.person(), left.call());
        }
        return new Whereabouts(changed);
    }

    Optional<UUID> callOf(UUID person) {
        return Optional.ofNullable(calls.get(person));
    }
}

package dev.duplex.command.call;

import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.Media;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which calls people are in, from their joins and leaves in any conversation. Live chats keep nobody busy. */
record Whereabouts(Map<UUID, UUID> calls) {

    Whereabouts evolve(CallEvent event) {
        if (event instanceof CallJoined joined && joined.media() != Media.TEXT) {
            Map<UUID, UUID> changed = new HashMap<>(calls);
            changed.put(joined.person(), joined.call());
            return new Whereabouts(changed);
        }
        if (event instanceof CallLeft left) {
            Map<UUID, UUID> changed = new HashMap<>(calls);
            changed.remove(left.person(), left.call());
            return new Whereabouts(changed);
        }
        return this;
    }

    Optional<UUID> callOf(UUID person) {
        return Optional.ofNullable(calls.get(person));
    }
}

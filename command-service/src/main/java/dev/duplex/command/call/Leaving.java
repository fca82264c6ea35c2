package dev.duplex.command.call;

import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Present;
import dev.duplex.command.call.CallState.Rung;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.LeaveReason;
import java.util.Optional;
import java.util.UUID;

/** Somebody goes: another one becomes the host where it was theirs to be, and the last one out ends the call. */
final class Leaving {

    private Leaving() {}

    static CallEvents of(CallEvents events, Live live, UUID person, LeaveReason reason) {
        events.left(person, reason, live.present(person).map(Present::device).orElse(null));
        Optional<UUID> heir = live.heir(person);
        if (heir.isEmpty()) {
            live.in(Rung.class).forEach(events::ringCancelled);
            events.ended(EndReason.EVERYONE_LEFT);
        } else if (live.host().equals(person)) {
            events.byNobody().hostChanged(heir.get());
        }
        return events;
    }
}

package dev.duplex.command.call;

import dev.duplex.events.call.CallEvent.CallStarted;
import java.util.OptionalInt;

/** How many people there can be in a call at a time; pure. */
@FunctionalInterface
interface Capacity {

    OptionalInt of(CallStarted call);
}

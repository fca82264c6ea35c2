package dev.duplex.command.message;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.message.MessageMode;
import java.util.Optional;
import java.util.UUID;

/** The live chat or call in which a message is written. */
record CallAtHand(Optional<CallStarted> started, boolean over) {

    static final CallAtHand NONE = new CallAtHand(Optional.empty(), false);

    static Boundary boundary(UUID call) {
        return Boundary.of(EventTag.call(call), CallStarted.class, CallEnded.class);
    }

    CallAtHand evolve(DuplexEvent event) {
        return switch (event) {
            case CallStarted call -> new CallAtHand(Optional.of(call), over);
            case CallEnded _ -> new CallAtHand(started, true);
            default -> this;
        };
    }

    Optional<Rejection> refusal(SendMessage command) {
        UUID call = command.call();
        if (call == null) {
            return Optional.empty();
        }
        if (command.mode() != MessageMode.LIVE) {
            return Optional.of(new Rejection.NotAllowed(
                    "call-without-live", "Only a live message is written in a call; send it as live.", "call"));
        }
        if (started.filter(one -> one.conversation().equals(command.conversation()))
                .isEmpty()) {
            return Optional.of(new Rejection.Unknown("call", call.toString(), "call"));
        }
        return over ? Optional.of(new Rejection.CallOver(call.toString())) : Optional.empty();
    }
}

package dev.duplex.command.bus;

import dev.duplex.command.decision.Decision;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageType;

/** Sends commands and waits for their outcome. Thread-safe; meant to be called on virtual threads. */
public final class Commands {

    private final CommandBus bus;

    public Commands(CommandBus bus) {
        this.bus = bus;
    }

    /**
     * @throws org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException when it lost every
     *     race of its bounded retries
     */
    public Outcome send(Object command) {
        try {
            var result = bus.dispatch(new GenericCommandMessage(new MessageType(command.getClass()), command), null)
                    .join();
            return outcome(Objects.requireNonNull((DecisionHandler.Decided) result.payload()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Outcome outcome(DecisionHandler.Decided decided) {
        return switch (decided.decision()) {
            case Decision.Rejected(var rejection) -> new Outcome.Refused(rejection);
            case Decision.Accepted accepted ->
                new Outcome.Done(position(decided.transaction().appendPosition()), accepted.found(), accepted.events());
        };
    }

    /** A marker is the next position, an answer names the last one. */
    private static long position(ConsistencyMarker marker) {
        return ConsistencyMarker.ORIGIN.equals(marker) ? -1 : GlobalIndexConsistencyMarker.position(marker) - 1;
    }
}

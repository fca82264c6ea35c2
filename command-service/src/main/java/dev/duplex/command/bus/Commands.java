package dev.duplex.command.bus;

import dev.duplex.command.decision.Decision;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageType;

/** Sends commands and waits for their outcome. Thread-safe; meant to be called on virtual threads. */
public final class Commands {

    private final CommandBus bus;
    private final Map<Class<?>, CommandSlice<?>> slices;

    public Commands(CommandBus bus, Collection<CommandSlice<?>> slices) {
        this.bus = bus;
        this.slices = slices.stream().collect(Collectors.toUnmodifiableMap(CommandSlice::command, slice -> slice));
    }

    /**
     * @throws org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException when it lost every
     *     race of its bounded retries
     */
    public Outcome send(Object command) {
        try {
            var result = bus.dispatch(message(command), null).join();
            return outcome(Objects.requireNonNull((DecisionHandler.Decided) result.payload()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private GenericCommandMessage message(Object command) {
        CommandSlice<?> slice = Objects.requireNonNull(slices.get(command.getClass()), "unknown command");
        return new GenericCommandMessage(
                new MessageType(command.getClass()),
                command,
                Map.of(),
                slice.routingKey(command).orElse(null),
                null);
    }

    private static Outcome outcome(DecisionHandler.Decided decided) {
        return switch (decided.decision()) {
            case Decision.Rejected(var rejection) -> new Outcome.Refused(rejection);
            case Decision.Accepted accepted ->
                new Outcome.Done(decided.position(), accepted.found(), accepted.events(), accepted.earlier());
        };
    }
}

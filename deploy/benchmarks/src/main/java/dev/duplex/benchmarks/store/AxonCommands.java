package dev.duplex.benchmarks.store;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TagResolver;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * An Axon application with one command: add a note to a notebook. It sources the notebook, counts its notes, and appends one
 * under that condition; a notebook is full after ten.
 */
final class AxonCommands implements AutoCloseable {

    private static final MessageType WRITE = new MessageType("write-note", "1");
    private static final MessageType RESULT = new MessageType("note-number", "1");
    static final int FULL = 10;

    /** The command. */
    record WriteNote(String notebook) {}

    private final AxonConfiguration axon;
    private final CommandBus bus;
    private final LongAdder tries = new LongAdder();

    AxonCommands(EventStorageEngine engine) {
        EventSourcingConfigurer configurer = EventSourcingConfigurer.create()
                .registerEventStorageEngine(c -> engine)
                .registerTagResolver(c -> (TagResolver) event -> Set.of(
                        new Tag("notebook", event.metadata().getOrDefault("notebook", "")),
                        new Tag("author", "of-" + event.metadata().getOrDefault("notebook", ""))))
                .registerCommandHandlingModule(CommandHandlingModule.named("notes")
                        .commandHandlers(phase -> phase.commandHandler(
                                WRITE.qualifiedName(),
                                config -> (command, context) ->
                                        handle(config.getComponent(EventStore.class), command, context))));
        configurer.componentRegistry(
                registry -> registry.disableEnhancer("org.axonframework.update.UpdateCheckerConfigurationEnhancer"));
        this.axon = configurer.start();
        this.bus = axon.getComponent(CommandBus.class);
    }

    private MessageStream.Single<CommandResultMessage> handle(
            EventStore store, CommandMessage command, ProcessingContext context) {
        tries.increment();
        String notebook = Objects.requireNonNull((WriteNote) command.payload()).notebook();
        EventStoreTransaction transaction = store.transaction(context);
        int notes = transaction
                .source(SourcingCondition.conditionFor(Notes.in(notebook)))
                .reduce(0, (count, entry) -> count + 1)
                .join();
        transaction.appendEvent(Notes.message().andMetadata(Map.of("notebook", notebook)));
        return MessageStream.just(new GenericCommandResultMessage(RESULT, notes));
    }

    void write(String notebook) {
        Objects.requireNonNull(bus.dispatch(new GenericCommandMessage(WRITE, new WriteNote(notebook)), null)
                .join());
    }

    Load.Operation disjoint(int number) {
        String run = UUID.randomUUID() + "-" + number + "-";
        return new Load.Operation() {
            private int written;

            @Override
            public int run() {
                write(run + written++ / FULL);
                return 1;
            }
        };
    }

    long tries() {
        return tries.sum();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}

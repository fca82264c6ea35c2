package dev.duplex.benchmarks.store;

import dev.duplex.eventstore.ConflictRetryPolicy;
import dev.duplex.eventstore.LockingCommandBus;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
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
import org.axonframework.messaging.commandhandling.interception.InterceptingCommandBus;
import org.axonframework.messaging.commandhandling.retry.RetryingCommandBus;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.retry.AsyncRetryScheduler;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;

/**
 * An Axon application with one command: write a note in a notebook. Its handler sources the notebook, counts the notes, and
 * appends one under that condition.
 */
final class AxonCommands implements AutoCloseable {

    private static final MessageType WRITE = new MessageType("write-note", "1");
    private static final MessageType RESULT = new MessageType("note-number", "1");
    private static final String NOTEBOOK = "notebook";
    private static final String CALLS_HOME = "org.axonframework.update.UpdateCheckerConfigurationEnhancer";
    private static final int RETRIES = 30;

    /** The command. */
    record WriteNote(String notebook) {}

    private final AxonConfiguration axon;
    private final CommandBus bus;
    private final ScheduledExecutorService retries =
            Executors.newScheduledThreadPool(4, Thread.ofVirtual().factory());
    private final LongAdder tries = new LongAdder();

    AxonCommands(EventStorageEngine engine) {
        TagResolver tags = event -> Notes.tags(event.metadata().getOrDefault(NOTEBOOK, ""));
        EventSourcingConfigurer configurer = EventSourcingConfigurer.create()
                .componentRegistry(registry -> registry.disableEnhancer(CALLS_HOME)
                        .registerDecorator(
                                CommandBus.class,
                                InterceptingCommandBus.DECORATION_ORDER + 1,
                                (config, name, plain) -> new RetryingCommandBus(
                                        new LockingCommandBus(plain),
                                        new AsyncRetryScheduler(new ConflictRetryPolicy(RETRIES), retries))))
                .registerEventStorageEngine(c -> engine)
                .registerTagResolver(c -> tags)
                .registerCommandHandlingModule(CommandHandlingModule.named("notes")
                        .commandHandlers(phase -> phase.commandHandler(
                                WRITE.qualifiedName(),
                                config -> (command, context) ->
                                        handle(config.getComponent(EventStore.class), command, context))));
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
        transaction.appendEvent(Notes.message().andMetadata(Map.of(NOTEBOOK, notebook)));
        return MessageStream.just(new GenericCommandResultMessage(RESULT, notes));
    }

    private int write(String notebook) {
        bus.dispatch(new GenericCommandMessage(WRITE, new WriteNote(notebook), Map.of(), notebook, null), null)
                .join();
        return 1;
    }

    /** Each caller writes in a notebook of its own, and takes a new one after so many notes. */
    Load.Writer disjoint(int notes) {
        String run = UUID.randomUUID().toString();
        return number -> {
            AtomicLong written = new AtomicLong();
            return () -> write(run + "-" + number + "-" + written.getAndIncrement() / notes);
        };
    }

    /** All callers write in the same notebook, and go on in a new one after so many notes. */
    Load.Writer shared(int notes) {
        String run = UUID.randomUUID().toString();
        AtomicLong written = new AtomicLong();
        return number -> () -> write(run + "-" + written.getAndIncrement() / notes);
    }

    /** How often the handler ran. */
    long tries() {
        return tries.sum();
    }

    @Override
    public void close() {
        axon.shutdown();
        retries.shutdown();
    }
}

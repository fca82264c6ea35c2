package dev.duplex.command.bus;

import dev.duplex.eventstore.ConflictRetryPolicy;
import dev.duplex.eventstore.LockingCommandBus;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.commandhandling.interception.InterceptingCommandBus;
import org.axonframework.messaging.commandhandling.retry.RetryingCommandBus;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.retry.AsyncRetryScheduler;

/** Axon's configuration of the command side: the same for the service and for its test fixture. */
public final class CommandApplication {

    private static final String CALLS_HOME = "org.axonframework.update.UpdateCheckerConfigurationEnhancer";
    private static final int ATTEMPTS = 30;
    private static final int RETRY_THREADS = 16;

    private CommandApplication() {}

    /** On Axon's in-memory storage until {@link #on} names another. */
    public static EventSourcingConfigurer of(Collection<CommandSlice<?>> slices) {
        EventTypes types = new EventTypes();
        ScheduledExecutorService retries = Executors.newScheduledThreadPool(
                RETRY_THREADS, Thread.ofVirtual().name("command-retry-", 0).factory());
        EventSourcingConfigurer configurer = EventSourcingConfigurer.create()
                .componentRegistry(registry -> registry.disableEnhancer(CALLS_HOME)
                        .registerComponent(MessageTypeResolver.class, c -> types)
                        .registerDecorator(
                                CommandBus.class,
                                InterceptingCommandBus.DECORATION_ORDER + 1,
                                (config, name, bus) -> new RetryingCommandBus(
                                        new LockingCommandBus(bus),
                                        new AsyncRetryScheduler(new ConflictRetryPolicy(ATTEMPTS), retries))))
                .registerTagResolver(c -> types)
                .lifecycleRegistry(lifecycle -> lifecycle.onShutdown(retries::shutdown));
        return configurer.registerCommandHandlingModule(CommandHandlingModule.named("duplex-commands")
                .commandHandlers(phase -> slices.forEach(slice -> register(phase, slice))));
    }

    public static EventSourcingConfigurer on(EventSourcingConfigurer configurer, EventStorageEngine engine) {
        return configurer.registerEventStorageEngine(c -> engine);
    }

    private static <C> void register(CommandHandlingModule.CommandHandlerPhase phase, CommandSlice<C> slice) {
        phase.commandHandler(
                new QualifiedName(slice.command()),
                config -> new DecisionHandler<>(
                        slice.command(),
                        slice.decider(),
                        config.getComponent(EventStore.class),
                        new LogEnd(config.getComponent(EventStorageEngine.class))));
    }
}

package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.axonframework.messaging.eventhandling.annotation.EventHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine and the token store within a real Axon application. */
class InAxonTest {

    @Event(namespace = "counter", name = "counted", version = "1")
    public record Counted(@EventTag(key = "counter") String counter, int value) {}

    /** A projection that remembers positions. */
    public static final class Projection {

        final Map<Long, Integer> valuesByPosition = new ConcurrentSkipListMap<>();

        @EventHandler(eventName = "counter.counted")
        public void on(Counted event, EventMessage message) {
            valuesByPosition.put(EventPositions.of(message), event.value());
        }
    }

    private static final QualifiedName COUNT = new QualifiedName("count");

    private final Log log = Log.on(
            TestServer.database(),
            EventStoreSettings.DEFAULT,
            RecordPayloads.builder()
                    .register("counter.counted", "1", Counted.class)
                    .build());
    private final Projection projection = new Projection();
    private final List<OptionalLong> committedEnds = new CopyOnWriteArrayList<>();
    private AxonConfiguration axon;

    @BeforeEach
    void start() {
        EventSourcingConfigurer configurer = EventSourcingConfigurer.create();
        configurer
                .registerEventStorageEngine(c -> log.engine)
                .registerCommandHandlingModule(CommandHandlingModule.named("counters")
                        .commandHandlers(h -> h.commandHandler(COUNT, this::count)))
                .componentRegistry(components -> components.registerComponent(
                        TokenStore.class,
                        c -> new MongoTokenStore(log.database, "here", Duration.ofSeconds(10), Clock.systemUTC())))
                .messaging(messaging -> messaging.eventProcessing(processing ->
                        processing.pooledStreaming(pooled -> pooled.defaultProcessor(
                                "projection", components -> components.autodetected(c -> projection)))));
        axon = configurer.start();
    }

    @AfterEach
    void stop() {
        axon.shutdown();
        log.close();
    }

    /** Appends as many events as the payload says, numbered on. */
    private MessageStream.Single<CommandResultMessage> count(CommandMessage command, ProcessingContext context) {
        context.runOnAfterCommit(committed -> committedEnds.add(EventPositions.committedEnd(committed)));
        CompletableFuture<CommandResultMessage> result = context.component(EventStore.class)
                .transaction(context)
                .source(SourcingCondition.conditionFor(EventCriteria.havingTags("counter", "c1")))
                .reduce(0, (count, entry) -> count + 1)
                .thenApply(count -> {
                    for (int i = 0; i < (Integer) command.payload(); i++) {
                        EventAppender.forContext(context).append(new Counted("c1", count + i));
                    }
                    return new GenericCommandResultMessage(new MessageType("counted"), count);
                });
        return MessageStream.fromFuture(result);
    }

    private CommandResultMessage send(int events) {
        return Log.get(axon.getComponent(CommandBus.class)
                .dispatch(new GenericCommandMessage(new MessageType(COUNT, "1"), events), null));
    }

    @Test
    void a_command_learns_the_end_of_what_it_appended_after_the_commit() {
        send(2);
        assertThat(send(3).payload()).isEqualTo(2);
        send(0);
        assertThat(committedEnds).containsExactly(OptionalLong.of(2), OptionalLong.of(5), OptionalLong.empty());
    }

    @Test
    void a_handler_in_an_event_processor_learns_each_events_own_position() {
        send(2);
        send(3);
        Log.until("the projection", () -> projection.valuesByPosition.size() == 5);
        assertThat(projection.valuesByPosition).isEqualTo(Map.of(0L, 0, 1L, 1, 2L, 2, 3L, 3, 4L, 4));
    }

    @Test
    void an_event_keeps_its_position_through_changes_of_metadata() {
        send(2);
        EventMessage event = log.all().get(1);
        assertThat(EventPositions.of(event.andMetadata(Map.of("a", "b")))).isEqualTo(1);
        assertThat(EventPositions.of(event.withMetadata(Map.of("a", "b")))).isEqualTo(1);
        assertThat(event.andMetadata(Map.of("a", "b")).metadata()).containsEntry("a", "b");
        assertThat(event.payloadAs(Counted.class)).isEqualTo(new Counted("c1", 1));
        assertThat(EventPositions.find(Log.event("x").event())).isEmpty();
    }
}

package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.eventstore.FaultyProxy.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnclearOutcomeTest {

    private final MongoDatabase database = TestServer.database();

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REQUEST_LOST", "ANSWER_LOST", "REQUEST_LATE"})
    void an_append_whose_connection_breaks_is_in_the_log_once(Fault fault) throws Exception {
        AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
        try (FaultyProxy proxy = new FaultyProxy(TestServer.uri(), () -> next.getAndSet(Fault.NONE));
                MongoClient client = MongoClients.create(proxy.uri());
                Log log = Log.on(client.getDatabase(database.getName()))) {
            log.append(Log.event("before"));
            next.set(fault);
            EventCriteria tag = EventCriteria.havingTags("t", "1");
            assertThat(log.append(Log.since(1, tag), Log.event("a", "t=1"), Log.event("b", "t=1")))
                    .isEqualTo(3);
            assertThat(log.append(Log.event("after"))).isEqualTo(4);
            assertThat(Log.positions(log.all())).containsExactly(0L, 1L, 2L, 3L);
        }
    }

    @Test
    void under_broken_connections_every_acknowledged_append_is_there_once_and_no_other() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        AtomicInteger spoiled = new AtomicInteger();
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        try (FaultyProxy proxy = new FaultyProxy(TestServer.uri(), () -> fault(random, spoiled));
                MongoClient one = MongoClients.create(proxy.uri());
                MongoClient two = MongoClients.create(proxy.uri());
                Log first = Log.on(one.getDatabase(database.getName()));
                Log second = Log.on(two.getDatabase(database.getName()))) {
            ConcurrentNodesTest.inParallel(12, writer -> {
                Log node = writer % 2 == 0 ? first : second;
                EventCriteria own = EventCriteria.havingTags("writer", Integer.toString(writer));
                long marker = 0;
                for (int i = 0; i < 25; i++) {
                    var event = Log.event("noted", "writer=" + writer);
                    marker = node.append(Log.since(marker, own), event);
                    acknowledged.put(event.event().identifier(), marker - 1);
                }
            });
        }
        assertThat(spoiled.get()).as("seed %d", seed).isPositive();
        try (Log after = Log.on(database)) {
            List<EventMessage> events = after.all();
            assertThat(Log.positions(events))
                    .as("seed %d", seed)
                    .isEqualTo(LongStream.range(0, 300).boxed().toList());
            events.forEach(event -> assertThat(acknowledged.get(event.identifier()))
                    .as("seed %d", seed)
                    .isEqualTo(EventPositions.of(event)));
        }
    }

    private static Fault fault(Random random, AtomicInteger spoiled) {
        synchronized (random) {
            Fault[] faults = Fault.values();
            boolean spoil = spoiled.get() == 0 || random.nextInt(6) == 0;
            Fault fault = spoil ? faults[random.nextInt(faults.length)] : Fault.NONE;
            if (fault != Fault.NONE) {
                spoiled.incrementAndGet();
            }
            return fault;
        }
    }

    @Test
    void closing_while_the_database_is_away_fails_what_was_not_tried_yet() throws Exception {
        EventStoreSettings impatient = EventStoreSettings.DEFAULT
                .withSettleTimeout(Duration.ofMillis(300))
                .withBatch(1, 1);
        try (FaultyProxy proxy = new FaultyProxy(TestServer.uri(), () -> Fault.NONE);
                MongoClient client = MongoClients.create(proxy.uri() + "&serverSelectionTimeoutMS=4000");
                Log log = Log.on(client.getDatabase(database.getName()), impatient)) {
            log.append(Log.event("before"));
            proxy.goAway();
            List<CompletableFuture<Long>> lost = IntStream.range(0, 50)
                    .mapToObj(i -> log.appendLater(AppendCondition.none(), Log.event("lost")))
                    .toList();
            log.engine.close();
            assertThatThrownBy(() -> Log.get(lost.getFirst())).isInstanceOf(AppendOutcomeUnknownException.class);
            assertThatThrownBy(() -> Log.get(lost.getLast()))
                    .isInstanceOf(AppendQueueFullException.class)
                    .hasMessageContaining("not written");
        }
    }

    @Test
    void when_the_database_stays_away_an_append_ends_as_unknown() throws Exception {
        EventStoreSettings impatient = EventStoreSettings.DEFAULT.withSettleTimeout(Duration.ofMillis(300));
        try (FaultyProxy proxy = new FaultyProxy(TestServer.uri(), () -> Fault.NONE);
                MongoClient client = MongoClients.create(proxy.uri() + "&serverSelectionTimeoutMS=4000");
                Log log = Log.on(client.getDatabase(database.getName()), impatient)) {
            log.append(Log.event("before"));
            proxy.goAway();
            assertThatThrownBy(() -> log.append(Log.event("lost"))).isInstanceOf(AppendOutcomeUnknownException.class);
        }
    }
}

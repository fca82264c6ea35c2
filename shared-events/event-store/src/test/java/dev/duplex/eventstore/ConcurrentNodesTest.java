package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.Test;

class ConcurrentNodesTest {

    private final MongoDatabase database = TestServer.database();

    @Test
    void of_conflicting_appends_on_two_nodes_exactly_one_wins_each_marker() throws Exception {
        EventCriteria counter = EventCriteria.havingTags("counter", "1");
        Map<Long, AtomicInteger> winners = new ConcurrentHashMap<>();
        AtomicInteger wins = new AtomicInteger();
        try (Log one = Log.on(database);
                Log two = Log.on(database)) {
            inParallel(8, writer -> {
                Log node = writer % 2 == 0 ? one : two;
                Random random = new Random(writer);
                for (int i = 0; i < 40; i++) {
                    long marker = node.sourceAsKnownHere(counter).marker();
                    try {
                        node.append(Log.since(marker, counter), Log.event("counted", "counter=1"));
                        winners.computeIfAbsent(marker, m -> new AtomicInteger())
                                .incrementAndGet();
                        wins.incrementAndGet();
                    } catch (AppendEventsTransactionRejectedException lost) {
                        // somebody else counted
                    }
                    if (random.nextInt(4) == 0) {
                        node.append(Log.event("other", "other=" + writer), Log.event("other"));
                    }
                }
            });
            assertThat(winners.values()).allSatisfy(count -> assertThat(count).hasValue(1));
            assertThat(one.source(counter).events()).hasSize(wins.get());
            assertSameDenseLog(one, two);
        }
    }

    @Test
    void unconditional_appends_of_two_nodes_are_all_in_the_log_once() throws Exception {
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        try (Log one = Log.on(database);
                Log two = Log.on(database)) {
            inParallel(16, writer -> {
                Log node = writer % 2 == 0 ? one : two;
                for (int i = 0; i < 60; i++) {
                    var event = Log.event("noted", "writer=" + writer);
                    acknowledged.put(event.event().identifier(), node.append(event) - 1);
                }
            });
            List<EventMessage> events = assertSameDenseLog(one, two);
            assertThat(events).hasSize(16 * 60);
            events.forEach(
                    event -> assertThat(acknowledged.get(event.identifier())).isEqualTo(EventPositions.of(event)));
        }
    }

    @Test
    void a_stream_on_one_node_sees_what_another_node_appends() {
        try (Log one = Log.on(database);
                Log two = Log.on(database)) {
            MessageStream<EventMessage> stream = two.stream(0);
            for (int i = 0; i < 20; i++) {
                one.append(Log.event("noted"));
                Log.until("event " + i, stream::hasNextAvailable);
                assertThat(EventPositions.of(stream.next().orElseThrow().message()))
                        .isEqualTo(i);
            }
            assertThat(two.engine.position()).isEqualTo(20);
            stream.close();
        }
    }

    private static List<EventMessage> assertSameDenseLog(Log one, Log two) {
        List<EventMessage> events = one.all();
        assertThat(Log.positions(events))
                .isEqualTo(LongStream.range(0, events.size()).boxed().toList());
        assertThat(Log.byPosition(two.all())).isEqualTo(Log.byPosition(events));
        List<EventMessage> streamed = new ArrayList<>();
        MessageStream<EventMessage> stream = two.stream(0);
        Log.until("the whole log", () -> {
            stream.next().ifPresent(entry -> streamed.add(entry.message()));
            return streamed.size() == events.size();
        });
        stream.close();
        assertThat(Log.byPosition(streamed)).isEqualTo(Log.byPosition(events));
        return events;
    }

    interface Work {
        void run(int writer) throws Exception;
    }

    static void inParallel(int writers, Work work) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                int writer = i;
                running.add(executor.submit(() -> {
                    work.run(writer);
                    return null;
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        }
    }
}

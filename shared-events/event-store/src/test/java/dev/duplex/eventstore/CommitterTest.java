package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitterTest {

    private final MongoDatabase database = TestServer.database();
    private final AtomicInteger inserts = new AtomicInteger();
    private final Semaphore gate = new Semaphore(0);
    private volatile boolean gated;

    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestServer.uri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("insert")) {
                        if (gated) {
                            gate.acquireUninterruptibly();
                        }
                        inserts.incrementAndGet();
                    }
                }
            })
            .build());

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Log log = open(new QueueLimits(50, 1 << 20, Duration.ofMinutes(1)));

    private Log open(QueueLimits queue) {
        EventStoreSettings settings =
                EventStoreSettings.DEFAULT.withQueue(queue).withBatch(40, 1 << 20);
        return Log.on(client.getDatabase(database.getName()), settings, meters);
    }

    private void reopen(QueueLimits queue) {
        log.close();
        log = open(queue);
    }

    @AfterEach
    void close() {
        gated = false;
        gate.release(1_000);
        log.close();
        client.close();
    }

    /** The committer is held in its first write. */
    private CompletableFuture<Long> occupy() {
        gated = true;
        CompletableFuture<Long> first = log.appendLater(AppendCondition.none(), Log.event("first", "t=0"));
        Log.until("the committer to write", gate::hasQueuedThreads);
        return first;
    }

    @Test
    void what_waits_while_a_write_is_under_way_goes_out_together() {
        CompletableFuture<Long> first = occupy();
        List<CompletableFuture<Long>> waiting = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            waiting.add(log.appendLater(AppendCondition.none(), Log.event("next")));
        }
        gate.release(2);
        assertThat(Log.get(first)).isEqualTo(1);
        assertThat(waiting.stream().map(Log::get).toList())
                .isEqualTo(LongStream.rangeClosed(2, 41).boxed().toList());
        assertThat(inserts).hasValue(2);
    }

    private List<CompletableFuture<Long>> fill(int appends) {
        return IntStream.range(0, appends)
                .mapToObj(i -> log.appendLater(AppendCondition.none(), Log.event("next")))
                .toList();
    }

    /** Somebody who appends on a thread of its own. */
    private CompletableFuture<Long> caller(TaggedEventMessage<?> event) {
        return CompletableFuture.supplyAsync(() -> log.append(event), Thread::startVirtualThread);
    }

    private void untilCallersWait(int callers) {
        Log.until(
                "callers to wait",
                () -> meters.get("eventstore.queue.callers").gauge().value() == callers);
    }

    @Test
    void appends_beyond_the_queue_are_refused_clearly_after_their_wait_and_the_others_go_on() {
        reopen(new QueueLimits(50, 1 << 20, Duration.ofMillis(20)));
        CompletableFuture<Long> first = occupy();
        List<CompletableFuture<Long>> waiting = fill(50);
        assertThatThrownBy(() -> log.append(Log.event("too much")))
                .isInstanceOf(AppendQueueFullException.class)
                .hasMessageContaining("50 appends of")
                .hasMessageContaining("are waiting");
        gate.release(10);
        assertThat(Log.get(first)).isEqualTo(1);
        assertThat(Log.get(waiting.getLast())).isEqualTo(51);
        assertThat(log.append(Log.event("later"))).isEqualTo(52);
    }

    @Test
    void a_caller_waits_for_room_in_the_queue() {
        CompletableFuture<Long> first = occupy();
        fill(50);
        CompletableFuture<Long> caller = caller(Log.event("patient"));
        untilCallersWait(1);
        assertThat(caller).isNotDone();
        gate.release(10);
        assertThat(Log.get(first)).isEqualTo(1);
        assertThat(Log.get(caller)).isEqualTo(52);
        untilCallersWait(0);
    }

    @Test
    void callers_get_room_in_the_order_in_which_they_came() {
        occupy();
        fill(50);
        List<CompletableFuture<Long>> callers = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            callers.add(caller(Log.event("caller")));
            untilCallersWait(i);
        }
        gate.release(100);
        assertThat(callers.stream().map(Log::get).toList())
                .isEqualTo(LongStream.rangeClosed(52, 111).boxed().toList());
    }

    @Test
    void the_queue_is_bounded_in_bytes_and_takes_a_larger_append_alone() {
        reopen(new QueueLimits(50, 100_000, Duration.ZERO));
        TaggedEventMessage<?> large = Log.event("large", "x".repeat(60_000), Instant.now());
        TaggedEventMessage<?> huge = Log.event("huge", "x".repeat(200_000), Instant.now());
        occupy();
        CompletableFuture<Long> second = log.appendLater(AppendCondition.none(), huge);
        assertThatThrownBy(() -> log.append(Log.event("small"))).isInstanceOf(AppendQueueFullException.class);
        gate.release(1);
        Log.until(
                "the huge one to be taken",
                () -> meters.get("eventstore.queue.size").gauge().value() == 0);
        CompletableFuture<Long> third = log.appendLater(AppendCondition.none(), large);
        assertThatThrownBy(() -> log.append(large)).isInstanceOf(AppendQueueFullException.class);
        CompletableFuture<Long> fourth = log.appendLater(AppendCondition.none(), Log.event("small"));
        gate.release(10);
        assertThat(Log.get(second)).isEqualTo(2);
        assertThat(Log.get(third)).isEqualTo(3);
        assertThat(Log.get(fourth)).isEqualTo(4);
    }

    @Test
    void a_large_append_that_gives_up_waiting_lets_smaller_ones_pass() {
        AppendQueue queue = new AppendQueue(new QueueLimits(50, 100_000, Duration.ofMinutes(1)));
        queue.put(pending("x".repeat(60_000)));
        CompletableFuture<Void> large = new CompletableFuture<>();
        Thread waiting = Thread.startVirtualThread(() -> refusal(queue, "x".repeat(60_000), large));
        Log.until("the large one to wait", () -> queue.waiting() == 1);
        CompletableFuture<Void> small = CompletableFuture.runAsync(() -> queue.put(pending("small")));
        Log.until("the small one to wait behind it", () -> queue.waiting() == 2);
        waiting.interrupt();
        assertThatThrownBy(() -> Log.get(large)).isInstanceOf(AppendQueueFullException.class);
        Log.get(small);
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.take(10, 1 << 20)).hasSize(2);
        assertThat(queue.bytes()).isZero();
    }

    private static void refusal(AppendQueue queue, String payload, CompletableFuture<Void> outcome) {
        try {
            queue.put(pending(payload));
            outcome.complete(null);
        } catch (AppendQueueFullException e) {
            outcome.completeExceptionally(e);
        }
    }

    private static PendingAppend pending(String payload) {
        return new PendingAppend(
                new LogDocumentCodec(Log.FORMAT)
                        .prepare(UUID.randomUUID(), Instant.now(), List.of(Log.event("a", payload, Instant.now()))),
                AppendCondition.none(),
                Criteria::new);
    }

    @Test
    void closing_ends_the_wait_for_room() {
        CompletableFuture<Long> first = occupy();
        List<CompletableFuture<Long>> waiting = fill(50);
        CompletableFuture<Long> caller = caller(Log.event("too late"));
        untilCallersWait(1);
        Thread closing = Thread.startVirtualThread(log::close);
        assertThatThrownBy(() -> Log.get(caller))
                .isInstanceOf(AppendQueueFullException.class)
                .hasMessageContaining("closed");
        gate.release(100);
        assertThat(Log.get(first)).isEqualTo(1);
        assertThat(Log.get(waiting.getLast())).isEqualTo(51);
        Log.until("the engine to be closed", () -> !closing.isAlive());
    }

    @Test
    void a_rejection_by_an_earlier_append_of_the_batch_is_told_once_that_is_written() {
        CompletableFuture<Long> first = occupy();
        EventCriteria tag = EventCriteria.havingTags("t", "1");
        CompletableFuture<Long> winner = log.appendLater(Log.since(0, tag), Log.event("a", "t=1"));
        CompletableFuture<Long> loser = log.appendLater(Log.since(0, tag), Log.event("b", "t=1"));
        gate.release(1);
        Log.get(first);
        Log.until("the second write", gate::hasQueuedThreads);
        assertThat(loser).isNotDone();
        gate.release(1);
        assertThat(Log.get(winner)).isEqualTo(2);
        assertThatThrownBy(() -> Log.get(loser)).isInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    @Test
    void a_rejected_append_takes_no_position() {
        EventCriteria tag = EventCriteria.havingTags("t", "1");
        log.append(Log.event("a", "t=1"));
        assertThatThrownBy(() -> log.append(Log.since(0, tag), Log.event("b", "t=1")))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(log.append(Log.since(1, tag), Log.event("c", "t=1"))).isEqualTo(2);
    }

    @Test
    void the_outcome_is_told_off_the_committers_thread() {
        CompletableFuture<Long> first = occupy();
        CompletableFuture<Long> second = log.appendLater(AppendCondition.none(), Log.event("second"));
        // this continuation waits for a later append: on the committer's thread it would wait forever
        CompletableFuture<Long> continued = first.thenApply(end -> Log.get(second));
        gate.release(2);
        assertThat(Log.get(continued)).isEqualTo(2);
    }

    @Test
    void closing_waits_for_what_was_committed_and_takes_no_more() {
        CompletableFuture<Long> first = occupy();
        CompletableFuture<Long> second = log.appendLater(AppendCondition.none(), Log.event("second"));
        Thread closing = Thread.startVirtualThread(log::close);
        List<CompletableFuture<Long>> late = new ArrayList<>();
        Log.until("the engine to be closing", () -> {
            late.add(log.appendLater(AppendCondition.none(), Log.event("late")));
            return late.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
        });
        assertThat(closing.isAlive()).isTrue();
        gate.release(100);
        assertThat(Log.get(first)).isEqualTo(1);
        assertThat(Log.get(second)).isEqualTo(2);
        Log.until("the engine to be closed", () -> !closing.isAlive());
    }
}

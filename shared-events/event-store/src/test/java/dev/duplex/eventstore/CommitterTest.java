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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
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

    private final EventStoreSettings settings =
            EventStoreSettings.DEFAULT.withQueueCapacity(50).withBatch(40, 1 << 20);
    private final Log log = Log.on(client.getDatabase(database.getName()), settings);

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

    @Test
    void appends_beyond_the_queue_are_refused_clearly_and_the_others_go_on() {
        CompletableFuture<Long> first = occupy();
        List<CompletableFuture<Long>> waiting = IntStream.range(0, 50)
                .mapToObj(i -> log.appendLater(AppendCondition.none(), Log.event("next")))
                .toList();
        assertThatThrownBy(() -> log.append(Log.event("too much")))
                .isInstanceOf(AppendQueueFullException.class)
                .hasMessageContaining("50 appends are waiting");
        gate.release(10);
        assertThat(Log.get(first)).isEqualTo(1);
        assertThat(Log.get(waiting.getLast())).isEqualTo(51);
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

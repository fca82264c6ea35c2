package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogFollowerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Log log = Log.open();
    private final List<EventMessage> seen = new CopyOnWriteArrayList<>();
    private final List<Long> ends = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        log.close();
    }

    private void remember(List<EventMessage> events, long end) {
        seen.addAll(events);
        ends.add(end);
    }

    @Test
    void it_hands_over_what_was_and_what_comes_in_order() throws Exception {
        log.append(Log.event("a"), Log.event("b"));
        try (LogFollower follower =
                LogFollower.start(log.engine, LogFollower.Settings.from("test", 0), this::remember)) {
            long end = 0;
            for (int i = 0; i < 50; i++) {
                end = log.append(Log.event("c"), Log.event("d"));
            }
            assertThat(follower.awaitPosition(end, LONG)).isTrue();
            assertThat(Log.positions(seen))
                    .isEqualTo(LongStream.range(0, 102).boxed().toList());
            assertThat(ends).isSorted().endsWith(102L);
            assertThat(follower.position()).isEqualTo(102);
        }
    }

    @Test
    void what_comes_while_it_rests_is_handled_together_and_at_once_for_who_waits() throws Exception {
        LogFollower.Settings settings = LogFollower.Settings.from("test", 0).withRest(Duration.ofHours(1));
        try (LogFollower follower = LogFollower.start(log.engine, settings, this::remember)) {
            log.append(Log.event("a"));
            Log.until("the first batch", () -> follower.position() == 1);
            for (int i = 0; i < 10; i++) {
                log.append(Log.event("b"));
            }
            assertThat(ends).containsExactly(1L);
            assertThat(follower.awaitPosition(11, LONG)).isTrue();
            assertThat(ends).containsExactly(1L, 11L);
            long end = log.append(Log.event("c"));
            assertThat(follower.awaitPosition(end, LONG)).isTrue();
            assertThat(Log.positions(seen))
                    .isEqualTo(LongStream.range(0, 12).boxed().toList());
        }
    }

    @Test
    void a_rest_ends_when_it_is_closed() {
        LogFollower.Settings settings = LogFollower.Settings.from("test", 0).withRest(Duration.ofHours(1));
        LogFollower follower = LogFollower.start(log.engine, settings, this::remember);
        log.append(Log.event("a"));
        Log.until("the first batch", () -> follower.position() == 1);
        follower.close();
        assertThat(ends).containsExactly(1L);
    }

    @Test
    void a_replay_from_the_database_comes_in_batches_of_whole_appends() throws Exception {
        for (int i = 0; i < 700; i++) {
            log.append(Log.event("a"), Log.event("b"), Log.event("c"));
        }
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        try (Log restarted = log.another();
                LogFollower follower = LogFollower.start(
                        restarted.engine, LogFollower.Settings.from("replay", 0).withBatchSize(100), (events, end) -> {
                            sizes.add(events.size());
                            remember(events, end);
                        })) {
            assertThat(follower.awaitPosition(2_100, LONG)).isTrue();
            assertThat(Log.positions(seen))
                    .isEqualTo(LongStream.range(0, 2_100).boxed().toList());
            assertThat(sizes).allSatisfy(size -> assertThat(size % 3).isZero()).contains(102);
        }
    }

    @Test
    void it_goes_on_from_a_position_in_the_midst_of_an_append() throws Exception {
        log.append(Log.event("a"), Log.event("b"), Log.event("c"));
        try (LogFollower follower =
                LogFollower.start(log.engine, LogFollower.Settings.from("test", 2), this::remember)) {
            assertThat(follower.awaitPosition(3, LONG)).isTrue();
            assertThat(Log.positions(seen)).containsExactly(2L);
        }
    }

    @Test
    void its_position_passes_events_of_types_that_are_not_wanted() throws Exception {
        LogFollower.Settings settings = LogFollower.Settings.from("test", 0).withTypes(Set.of("b"));
        try (LogFollower follower = LogFollower.start(log.engine, settings, this::remember)) {
            log.append(Log.event("a"));
            log.append(Log.event("b"));
            long end = log.append(Log.event("a"));
            assertThat(follower.awaitPosition(end, LONG)).isTrue();
            assertThat(Log.positions(seen)).containsExactly(1L);
            assertThat(ends).endsWith(3L);
        }
    }

    @Test
    void a_failing_handler_gets_the_same_events_again_and_the_error_is_kept_until_then() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        AtomicInteger attempts = new AtomicInteger();
        try (LogFollower follower =
                LogFollower.start(log.engine, LogFollower.Settings.from("test", 0), (events, end) -> {
                    attempts.incrementAndGet();
                    if (broken.get()) {
                        throw new IllegalStateException("the disk is full");
                    }
                    remember(events, end);
                })) {
            long end = log.append(Log.event("a"));
            Log.until("a second attempt", () -> attempts.get() >= 2);
            assertThat(follower.lastError())
                    .get()
                    .extracting(Throwable::getMessage)
                    .isEqualTo("the disk is full");
            assertThat(follower.position()).isZero();
            assertThat(follower.awaitPosition(end, Duration.ofMillis(10))).isFalse();
            broken.set(false);
            assertThat(follower.awaitPosition(end, LONG)).isTrue();
            assertThat(follower.lastError()).isEmpty();
            assertThat(Log.positions(seen)).containsExactly(0L);
        }
    }

    @Test
    void closing_waits_for_the_handler_and_calls_it_no_more() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        LogFollower follower = LogFollower.start(log.engine, LogFollower.Settings.from("test", 0), (events, end) -> {
            entered.countDown();
            leave.await();
            remember(events, end);
        });
        log.append(Log.event("a"));
        entered.await();
        log.append(Log.event("b"));
        Thread closing = Thread.startVirtualThread(follower::close);
        Log.until("closing to wait", () -> closing.getState() == Thread.State.WAITING);
        leave.countDown();
        closing.join();
        assertThat(Log.positions(new ArrayList<>(seen))).containsExactly(0L);
        assertThat(follower.position()).isEqualTo(1);
    }

    @Test
    void a_remembered_position_behind_the_end_of_the_log_is_an_error_until_the_log_is_there() throws Exception {
        log.append(Log.event("a"));
        try (LogFollower follower =
                LogFollower.start(log.engine, LogFollower.Settings.from("test", 2), this::remember)) {
            Log.until("an error", () -> follower.lastError().isPresent());
            assertThat(follower.lastError().orElseThrow())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("test is ahead of the log")
                    .hasMessageContaining("position 2");
            log.append(Log.event("b"));
            long end = log.append(Log.event("c"));
            assertThat(follower.awaitPosition(end, LONG)).isTrue();
            assertThat(Log.positions(seen)).containsExactly(2L);
        }
    }

    @Test
    void a_handler_that_is_interrupted_ends_it_and_lets_waiters_go() throws Exception {
        try (LogFollower follower =
                LogFollower.start(log.engine, LogFollower.Settings.from("test", 0), (events, end) -> {
                    throw new InterruptedException("stop");
                })) {
            long end = log.append(Log.event("a"));
            assertThat(follower.awaitPosition(end, Duration.ofDays(1))).isFalse();
            assertThat(follower.lastError()).get().isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void it_ends_with_the_engine() throws Exception {
        LogFollower follower = LogFollower.start(log.engine, LogFollower.Settings.from("test", 0), this::remember);
        long end = log.append(Log.event("a"));
        follower.awaitPosition(end, LONG);
        log.close();
        assertThat(follower.awaitPosition(end + 1, LONG)).isFalse();
        follower.close();
    }
}

package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStoreMetersTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Log log = Log.on(TestServer.database(), EventStoreSettings.DEFAULT, meters);

    @AfterEach
    void close() {
        log.close();
    }

    private RequiredSearch meter(String name) {
        return meters.get("eventstore." + name).tag("log", log.database.getName() + ".events");
    }

    private long appends(String outcome) {
        return meter("append").tag("outcome", outcome).timer().count();
    }

    private double gauge(String name) {
        return meter(name).gauge().value();
    }

    @Test
    void appends_are_timed_by_their_outcome() {
        EventCriteria tag = EventCriteria.havingTags("t", "1");
        log.append(Log.event("a", "t=1"));
        log.append(Log.since(1, tag), Log.event("b", "t=1"));
        assertThatThrownBy(() -> log.append(Log.since(0, tag), Log.event("c", "t=1")))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        log.engine.close();
        assertThatThrownBy(() -> log.append(Log.event("late"))).isInstanceOf(AppendQueueFullException.class);

        assertThat(appends("committed")).isEqualTo(2);
        assertThat(appends("conflict")).isEqualTo(1);
        assertThat(appends("full")).isEqualTo(1);
        assertThat(appends("unknown")).isZero();
        assertThat(appends("failed")).isZero();
        assertThat(meter("append").tag("outcome", "committed").timer().totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(meter("conflicts").counter().count()).isEqualTo(1);
        assertThat(meter("batch.size").summary().count()).isEqualTo(2);
        assertThat(meter("batch.size").summary().totalAmount()).isEqualTo(2);
    }

    @Test
    void sourcing_tells_whether_the_database_was_asked() {
        EventCriteria tag = EventCriteria.havingTags("t", "1");
        log.append(Log.event("a", "t=1"));
        log.sourceAsKnownHere(tag);
        log.append(Log.event("b", "t=1"));
        log.sourceAsKnownHere(tag);
        log.sourceAsKnownHere(tag);

        assertThat(meter("source").tag("from", "database").functionCounter().count())
                .isEqualTo(1);
        assertThat(meter("source").tag("from", "memory").functionCounter().count())
                .isEqualTo(2);
    }

    @Test
    void a_position_that_another_node_took_is_counted() {
        try (Log other = log.another()) {
            other.append(Log.event("theirs"));
            // unless the tail was looked at just in between, this node does not know
            double lost =
                    meter("write.retries").tag("reason", "taken").counter().count();
            for (int i = 0; lost == 0 && i < 100; i++) {
                other.append(Log.event("theirs"));
                log.append(Log.event("ours"));
                lost = meter("write.retries").tag("reason", "taken").counter().count();
            }
            assertThat(lost).isPositive();
        }
    }

    @Test
    void gauges_tell_how_far_the_log_and_this_node_are() {
        log.append(Log.event("a"), Log.event("b"));
        log.append(Log.event("c"));
        assertThat(gauge("position")).isEqualTo(3);
        assertThat(gauge("window.size")).isEqualTo(3);
        assertThat(gauge("queue.size")).isZero();
        assertThat(gauge("queue.bytes")).isZero();
        assertThat(gauge("queue.callers")).isZero();
        assertThat(gauge("tail.lag")).isZero();
        Log.until("a look at the tail", () -> meter("tail.age").timeGauge().value(TimeUnit.SECONDS) < 1);
        try (Log other = log.another()) {
            other.append(Log.event("d"), Log.event("e"));
            log.engine.durableEnd();
            Log.until("this node to learn of it", () -> gauge("position") == 5 && gauge("tail.lag") == 0);
        }
    }

    @Test
    void a_closed_engine_leaves_no_gauges_behind() {
        log.engine.close();
        assertThat(meters.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getType)
                .doesNotContain(Meter.Type.GAUGE);
    }
}

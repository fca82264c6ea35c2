package dev.duplex.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;

/** The meters of what follows the log on this node alone. */
public final class NodeLocalMeters {

    private NodeLocalMeters() {}

    /** @param logEnd exclusive end of the log */
    public static void register(MeterRegistry meters, NodeLocal follower, LongSupplier logEnd) {
        Gauge.builder("duplex.projection.lag", follower, self -> logEnd.getAsLong() - self.position())
                .description("events in the log that the projection has not applied yet")
                .tag("projection", follower.name())
                .register(meters);
        Gauge.builder("duplex.projection.position", follower, NodeLocal::position)
                .description("the first position that the projection has not applied yet")
                .tag("projection", follower.name())
                .register(meters);
        Gauge.builder(
                        "duplex.projection.failing",
                        follower,
                        self -> self.lastError().isPresent() ? 1 : 0)
                .description("1 while a batch fails on this node and is tried again")
                .tag("projection", follower.name())
                .register(meters);
    }
}

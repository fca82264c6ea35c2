package dev.duplex.query.realtime;

import dev.duplex.query.graphql.QueryRejected;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

@Component
final class RealtimeMeters {

    private final Counter relayed;
    private final Counter unheard;
    private final Counter refused;

    RealtimeMeters(MeterRegistry meters, Clients clients, Directory directory) {
        this.relayed = signals(meters, "relayed");
        this.unheard = signals(meters, "unheard");
        this.refused = signals(meters, "refused");
        Gauge.builder("duplex.realtime.clients", clients, self -> self.all().size())
                .description("clients whose presence is held by this node")
                .register(meters);
        Gauge.builder("duplex.realtime.leases", directory, Directory::size)
                .description("clients that are there, on any node")
                .register(meters);
    }

    private static Counter signals(MeterRegistry meters, String outcome) {
        return Counter.builder("duplex.realtime.signals")
                .description("signals between clients in calls")
                .tag("outcome", outcome)
                .register(meters);
    }

    CompletableFuture<Boolean> counting(Supplier<CompletableFuture<Boolean>> signal) {
        try {
            return signal.get().whenComplete((heard, failed) -> {
                if (failed != null) {
                    refused.increment();
                } else if (heard) {
                    relayed.increment();
                } else {
                    unheard.increment();
                }
            });
        } catch (QueryRejected rejected) {
            refused.increment();
            throw rejected;
        }
    }
}

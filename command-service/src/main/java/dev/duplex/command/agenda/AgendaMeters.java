package dev.duplex.command.agenda;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What the agenda tells of itself. */
final class AgendaMeters {

    private final MeterRegistry registry;

    AgendaMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void measure(Supplier<Number> entries, Supplier<Number> lag) {
        Gauge.builder("duplex.agenda.entries", entries)
                .description("What will be due, and what is")
                .register(registry);
        Gauge.builder("duplex.agenda.lag", lag)
                .description("Events that the agenda has not heard yet")
                .baseUnit("events")
                .register(registry);
    }

    void late(String automation, Instant due, Instant now) {
        Timer.builder("duplex.agenda.lateness")
                .description("From the instant at which something was due until its command is sent")
                .tag("automation", automation)
                .publishPercentileHistogram()
                .register(registry)
                .record(Duration.between(due, now));
    }

    /** @param outcome done, refused, postponed or failed */
    void fired(String automation, String outcome) {
        registry.counter("duplex.agenda.firings", "automation", automation, "outcome", outcome)
                .increment();
    }
}

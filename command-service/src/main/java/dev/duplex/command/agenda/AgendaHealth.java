package dev.duplex.command.agenda;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the agenda hears what happens, at {@code /actuator/health}. */
@Component
final class AgendaHealth implements HealthIndicator {

    private final Agenda agenda;

    AgendaHealth(Agenda agenda) {
        this.agenda = agenda;
    }

    @Override
    public Health health() {
        Optional<Throwable> error = agenda.lastError();
        Health.Builder health = error.isPresent() ? Health.down(error.get()) : Health.up();
        return health.withDetail("keptHere", agenda.isKeptHere())
                .withDetail("lag", agenda.lag())
                .build();
    }
}

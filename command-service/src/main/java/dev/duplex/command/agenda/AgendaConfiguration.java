package dev.duplex.command.agenda;

import com.mongodb.client.MongoDatabase;
import dev.duplex.command.bus.Commands;
import dev.duplex.eventstore.MongoEventStorageEngine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AgendaConfiguration {

    @Bean
    Agenda agenda(
            MongoDatabase database,
            MongoEventStorageEngine log,
            Commands commands,
            Clock clock,
            List<Automation> automations,
            MeterRegistry meters) {
        return new Agenda(
                database, log, commands, clock, automations, AgendaSettings.DEFAULT, new AgendaMeters(meters));
    }
}

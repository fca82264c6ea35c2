package dev.duplex.command.bus;

import java.util.List;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BusConfiguration {

    /** Starts with the context and, at its end, lets running commands finish. */
    @Bean(initMethod = "start", destroyMethod = "shutdown")
    AxonConfiguration commandAxon(List<CommandSlice<?>> slices, EventStorageEngine log) {
        return CommandApplication.on(CommandApplication.of(slices), log).build();
    }

    @Bean
    Commands commands(AxonConfiguration commandAxon, List<CommandSlice<?>> slices) {
        return new Commands(commandAxon.getComponent(CommandBus.class), slices);
    }
}

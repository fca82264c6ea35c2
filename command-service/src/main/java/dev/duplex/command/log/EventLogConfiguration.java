package dev.duplex.command.log;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import dev.duplex.eventstore.EventStoreSettings;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.eventstore.PayloadFormat;
import dev.duplex.eventstore.RecordPayloads;
import dev.duplex.eventstore.Upcaster;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.bson.UuidRepresentation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the language and the store. In one process with the query service the two share these beans. */
@Configuration(proxyBeanMethods = false)
class EventLogConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    MongoClient mongoClient(@Value("${duplex.mongodb.uri:mongodb://localhost:27017/duplex}") String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    @Bean
    @ConditionalOnMissingBean
    MongoDatabase mongoDatabase(
            MongoClient client, @Value("${duplex.mongodb.uri:mongodb://localhost:27017/duplex}") String uri) {
        return client.getDatabase(
                Optional.ofNullable(new ConnectionString(uri).getDatabase()).orElse("duplex"));
    }

    @Bean
    @ConditionalOnMissingBean
    PayloadFormat payloadFormat() {
        EventCatalogue catalogue = EventCatalogue.current();
        RecordPayloads.Builder payloads = RecordPayloads.builder();
        for (StoredType type : catalogue.types()) {
            payloads.register(
                    type.name(), Integer.toString(type.version()), type.record().asSubclass(Record.class));
        }
        return payloads.upcaster((name, version, payload) -> new Upcaster.Upcasted(
                        Integer.toString(catalogue.find(name).orElseThrow().version()),
                        catalogue.upcast(name, Integer.parseInt(version), payload)))
                .build();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    MongoEventStorageEngine eventStorageEngine(
            MongoDatabase database, PayloadFormat format, Clock clock, MeterRegistry meters) {
        return MongoEventStorageEngine.open(database, format, EventStoreSettings.DEFAULT, clock, meters);
    }
}

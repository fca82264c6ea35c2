package dev.duplex.query.log;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import dev.duplex.eventstore.DeadLetters;
import dev.duplex.eventstore.EventLookup;
import dev.duplex.eventstore.EventStoreSettings;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.eventstore.MongoTokenStore;
import dev.duplex.eventstore.PayloadFormat;
import dev.duplex.eventstore.RecordPayloads;
import dev.duplex.eventstore.Upcaster.Upcasted;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.bson.UuidRepresentation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log and what leads to it. Where both services run in one process they share these beans. */
@Configuration(proxyBeanMethods = false)
class EventLogConfiguration {

    /** Well above the difference of the nodes' clocks. */
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

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
        RecordPayloads.Builder records = RecordPayloads.builder();
        for (StoredType type : catalogue.types()) {
            records.register(type.name(), version(type), type.record().asSubclass(Record.class));
        }
        return records.upcaster((name, version, payload) -> new Upcasted(
                        catalogue.find(name).map(EventLogConfiguration::version).orElse(version),
                        catalogue.upcast(name, Integer.parseInt(version), payload)))
                .build();
    }

    private static String version(StoredType type) {
        return Integer.toString(type.version());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    MongoEventStorageEngine mongoEventStorageEngine(
            MongoDatabase database, PayloadFormat format, Clock clock, MeterRegistry meters) {
        return MongoEventStorageEngine.open(database, format, EventStoreSettings.DEFAULT, clock, meters);
    }

    /** @param limit sequences that a projection may park before it stops */
    @Bean
    @ConditionalOnMissingBean
    DeadLetters deadLetters(
            MongoDatabase database, Clock clock, @Value("${duplex.query.dead-letters:10000}") int limit) {
        return new DeadLetters(database, clock, limit);
    }

    @Bean
    @ConditionalOnMissingBean
    EventLookup eventLookup(MongoDatabase database) {
        return new EventLookup(database, EventStoreSettings.DEFAULT.collection());
    }

    /**
     * A node has the same name after a restart, so that it takes its own claims over at once.
     *
     * @param node empty for one made from the machine's name and the data directory
     */
    @Bean
    @ConditionalOnMissingBean
    TokenStore tokenStore(
            MongoDatabase database,
            Clock clock,
            @Value("${duplex.node:}") String node,
            @Value("${duplex.data:data}") Path data)
            throws IOException {
        String owner = node.isEmpty() ? InetAddress.getLocalHost().getHostName() + ":" + data.toAbsolutePath() : node;
        return new MongoTokenStore(database, owner, CLAIM_TIMEOUT, clock);
    }
}

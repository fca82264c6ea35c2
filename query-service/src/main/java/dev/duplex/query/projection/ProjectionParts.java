package dev.duplex.query.projection;

import com.mongodb.client.MongoDatabase;
import dev.duplex.eventstore.DeadLetters;
import dev.duplex.eventstore.MongoEventStorageEngine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What every projection is run with.
 *
 * @param grace how long a generation stays after it was replaced, for nodes that have not heard of it
 */
@Component
record ProjectionParts(
        MongoDatabase database,
        MongoEventStorageEngine engine,
        TokenStore tokens,
        StoredPositions stored,
        ReadModelPositions positions,
        Generations generations,
        DeadLetters letters,
        Clock clock,
        MeterRegistry meters,
        Duration grace) {

    @Autowired
    ProjectionParts(
            MongoDatabase database,
            MongoEventStorageEngine engine,
            TokenStore tokens,
            StoredPositions stored,
            ReadModelPositions positions,
            Generations generations,
            DeadLetters letters,
            Clock clock,
            MeterRegistry meters,
            @Value("${duplex.query.replay-grace:30s}") Duration grace) {
        this.database = database;
        this.engine = engine;
        this.tokens = tokens;
        this.stored = stored;
        this.positions = positions;
        this.generations = generations;
        this.letters = letters;
        this.clock = clock;
        this.meters = meters;
        this.grace = grace;
    }
}

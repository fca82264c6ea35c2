package dev.duplex.query.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDone;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDropped;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.documentation.DecisionEvent.DecisionSuperseded;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However batches are cut, come again and die in the middle of being written, what is documented ends up the same. */
class DocumentationRedeliveryTest {

    private static final Instant THEN = Instant.parse("2026-01-05T09:00:00Z");

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void each_event_has_its_effect_once(long seed) {
        List<LoggedEvent> log = log(new Random(seed));
        try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                MongoClient client = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(mongo.uri()))
                        .uuidRepresentation(UuidRepresentation.STANDARD)
                        .build())) {
            MongoDatabase straight = client.getDatabase("straight");
            MongoDatabase rough = client.getDatabase("rough");
            DocumentationProjection projection = new DocumentationProjection();
            deliver(projection, log, straight, 2);
            Random random = new Random(seed);
            int from = 0;
            while (from < log.size()) {
                int to = Math.min(log.size(), from + 1 + random.nextInt(20));
                boolean dies = random.nextInt(3) == 0;
                deliver(projection, log.subList(from, to), rough, dies ? random.nextInt(3) : 2);
                from = dies ? Math.max(0, from - random.nextInt(10)) : to;
            }
            assertThat(all(rough)).as("seed %d", seed).isEqualTo(all(straight)).hasSizeGreaterThan(10);
        }
    }

    private static void deliver(
            DocumentationProjection projection, List<LoggedEvent> events, MongoDatabase database, int written) {
        Batch batch = new Batch(database);
        projection.apply(events, batch);
        batch.flush(projection.shelves().subList(0, written));
    }

    private static List<Object> all(MongoDatabase database) {
        Batch batch = new Batch(database);
        List<Object> all = new ArrayList<>();
        all.addAll(batch.where(DecisionDocument.SHELF, new Document(), any -> true).stream()
                .sorted(java.util.Comparator.comparing(DecisionDocument::id))
                .toList());
        all.addAll(batch.where(ActionItemDocument.SHELF, new Document(), any -> true).stream()
                .sorted(java.util.Comparator.comparing(ActionItemDocument::id))
                .toList());
        return all;
    }

    private static List<LoggedEvent> log(Random random) {
        List<DuplexEvent> events = new ArrayList<>();
        List<UUID> decisions = new ArrayList<>();
        List<UUID> items = new ArrayList<>();
        UUID room = id(random);
        for (int i = 0; i < 200; i++) {
            UUID by = id(random);
            if (decisions.isEmpty() || random.nextInt(4) == 0) {
                decisions.add(id(random));
                events.add(
                        new DecisionRecorded("w", room, decisions.getLast(), "d" + i, List.of(), List.of(), by, THEN));
            } else if (random.nextInt(3) == 0) {
                UUID old = decisions.remove(random.nextInt(decisions.size()));
                UUID successor = decisions.isEmpty() ? null : decisions.getLast();
                events.add(new DecisionSuperseded("w", room, old, successor, null, by, THEN));
            } else if (items.isEmpty() || random.nextInt(3) == 0) {
                items.add(random.nextInt(4) == 0 && !items.isEmpty() ? items.getFirst() : id(random));
                events.add(new ActionItemAssigned("w", room, items.getLast(), "a" + i, by, null, null, null, by, THEN));
            } else {
                UUID item = items.get(random.nextInt(items.size()));
                events.add(
                        random.nextBoolean()
                                ? new ActionItemDone("w", room, item, by, by, THEN)
                                : new ActionItemDropped("w", room, item, by, "no", by, THEN));
            }
        }
        List<LoggedEvent> log = new ArrayList<>();
        events.forEach(event -> log.add(new LoggedEvent(event, log.size())));
        return log;
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}

package dev.duplex.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.query.testing.Projecting;
import dev.duplex.query.testing.RandomStory;
import dev.duplex.query.testing.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However batches are cut, come again and die in the middle of being written, documents end up the same. */
class RedeliveryTest {

    private static EmbeddedMongo mongo;
    private static MongoClient client;

    @BeforeAll
    static void start(@TempDir Path directory) {
        mongo = EmbeddedMongo.start(directory, 0);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString(mongo.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void each_event_has_its_effect_once(long seed) {
        List<LoggedEvent> log = logged(seed);
        MongoDatabase straight = client.getDatabase("straight" + seed);
        MongoDatabase rough = client.getDatabase("rough" + seed);
        for (Projection projection : Projecting.all()) {
            deliver(projection, log, straight);
            deliverRoughly(projection, log, rough, new Random(seed));
            for (Shelf<?> shelf : Shown.shelves(projection)) {
                assertThat(documents(rough, shelf))
                        .as("seed %d, %s", seed, shelf.collection())
                        .isEqualTo(documents(straight, shelf));
            }
        }
    }

    private static List<LoggedEvent> logged(long seed) {
        List<LoggedEvent> log = new ArrayList<>();
        new RandomStory(seed).tell(400).forEach(event -> log.add(new LoggedEvent(event, log.size())));
        return log;
    }

    private static void deliver(Projection projection, List<LoggedEvent> events, MongoDatabase database) {
        Batch batch = new Batch(database);
        projection.apply(events, batch);
        batch.flush(projection.shelves());
    }

    /** The process dies after some of the collections are written, and goes on from the last position stored. */
    private static void deliverRoughly(
            Projection projection, List<LoggedEvent> log, MongoDatabase database, Random random) {
        int from = 0;
        while (from < log.size()) {
            int to = Math.min(log.size(), from + 1 + random.nextInt(40));
            if (random.nextInt(3) == 0) {
                Batch batch = new Batch(database);
                projection.apply(log.subList(from, to), batch);
                List<Shelf<?>> shelves = projection.shelves();
                batch.flush(shelves.subList(0, random.nextInt(shelves.size() + 1)));
                from = Math.max(0, from - random.nextInt(10));
            } else {
                deliver(projection, log.subList(from, to), database);
                from = to;
            }
        }
    }

    /** Without positions where a batch that comes again may carry a later one: what is shown counts. */
    private static Map<String, Document> documents(MongoDatabase database, Shelf<?> shelf) {
        Map<String, Document> found = new TreeMap<>();
        for (Document document : database.getCollection(shelf.collection()).find()) {
            document.remove("position");
            found.put(document.get("_id").toString(), document);
        }
        return found;
    }
}

package dev.duplex.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import dev.duplex.eventstore.DeadLetter;
import dev.duplex.eventstore.DeadLetterRetry;
import dev.duplex.eventstore.DeadLetters;
import dev.duplex.eventstore.LogFollower;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.eventstore.ParkingHandler;
import dev.duplex.eventstore.RecordPayloads;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.query.testing.Log;
import dev.duplex.query.testing.Projecting;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.RandomStory;
import dev.duplex.query.testing.Shown;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many events fail for a time, in the end documents are as if none ever had. */
class PoisonTest {

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

    /** A projection with a fault that can be mended; no class of its own that a scan would find. */
    private final class Faulty implements Projection {

        private final Projection projection;
        private final Set<Long> poison = new HashSet<>();

        private Faulty(Projection projection) {
            this.projection = projection;
        }

        private Set<Long> poison() {
            return poison;
        }

        @Override
        public String name() {
            return projection.name();
        }

        @Override
        public List<Shelf<?>> shelves() {
            return projection.shelves();
        }

        @Override
        public Set<Class<? extends DuplexEvent>> handles() {
            return projection.handles();
        }

        @Override
        public Sequencing sequencing() {
            return projection.sequencing();
        }

        @Override
        public void apply(List<LoggedEvent> events, Batch batch) {
            projection.apply(events, batch);
            events.stream()
                    .filter(logged -> poison.contains(logged.position()))
                    .findFirst()
                    .ifPresent(logged -> {
                        throw new IllegalArgumentException("a fault at " + logged.position());
                    });
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void after_a_retry_the_read_model_equals_one_that_never_failed(long seed) throws Exception {
        MongoDatabase straight = client.getDatabase("unfailed" + seed);
        MongoDatabase failing = client.getDatabase("failing" + seed);
        try (MongoEventStorageEngine engine = engine(failing)) {
            List<EventMessage> log = log(engine, new RandomStory(seed).tell(400));
            DeadLetters letters = new DeadLetters(failing, Clock.systemUTC(), 10_000);
            for (Projection projection : Projecting.all()) {
                new ProjectionHandler(projection, Generation.FIRST, straight).apply(log);
                Faulty faulty = new Faulty(projection);
                Random random = new Random(seed);
                int parked = deliver(faulty, log, failing, letters, random);
                retry(faulty, engine, failing, letters, random);
                assertThat(parked).as("seed %d, %s", seed, projection.name()).isPositive();
                for (Shelf<?> shelf : Shown.shelves(projection)) {
                    assertThat(documents(failing, shelf))
                            .as("seed %d, %s", seed, shelf.collection())
                            .isEqualTo(documents(straight, shelf));
                }
            }
        }
    }

    private static MongoEventStorageEngine engine(MongoDatabase database) {
        RecordPayloads.Builder records = RecordPayloads.builder();
        for (StoredType type : EventCatalogue.current().types()) {
            records.register(
                    type.name(), Integer.toString(type.version()), type.record().asSubclass(Record.class));
        }
        return MongoEventStorageEngine.open(database, records.build());
    }

    private static List<EventMessage> log(MongoEventStorageEngine engine, List<DuplexEvent> events) throws Exception {
        long end = new Log(engine).append(events) + 1;
        List<EventMessage> log = new CopyOnWriteArrayList<>();
        try (LogFollower follower = LogFollower.start(
                engine, LogFollower.Settings.from("test", 0), (batch, reached) -> log.addAll(batch))) {
            assertThat(follower.awaitPosition(end, QueryService.PATIENCE)).isTrue();
        }
        return List.copyOf(log);
    }

    /** Batches are cut anyhow and come again, and some events fail. */
    private static int deliver(
            Faulty faulty, List<EventMessage> log, MongoDatabase database, DeadLetters letters, Random random) {
        ProjectionHandler handler = new ProjectionHandler(faulty, Generation.FIRST, database);
        ParkingHandler guard = new ParkingHandler(handler, letters, () -> false);
        List<Long> wanted = log.stream()
                .filter(handler::wants)
                .map(dev.duplex.eventstore.EventPositions::of)
                .toList();
        for (int i = 0; i < 5; i++) {
            faulty.poison().add(wanted.get(random.nextInt(wanted.size())));
        }
        int from = 0;
        while (from < log.size()) {
            int to = Math.min(log.size(), from + 1 + random.nextInt(60));
            guard.handle(log.subList(from, to));
            from = random.nextInt(4) == 0 ? Math.max(0, to - random.nextInt(10)) : to;
        }
        return (int) letters.count(faulty.name());
    }

    private static void retry(
            Faulty faulty, MongoEventStorageEngine engine, MongoDatabase database, DeadLetters letters, Random random) {
        DeadLetterRetry retry =
                new DeadLetterRetry(engine, letters, new ProjectionHandler(faulty, Generation.FIRST, database));
        while (!faulty.poison().isEmpty()) {
            List<Long> left = List.copyOf(faulty.poison());
            faulty.poison().remove(left.get(random.nextInt(left.size())));
            for (DeadLetter letter : letters.list(Optional.of(faulty.name()), 0, 10_000)) {
                retry.retry(letter.id());
            }
        }
        assertThat(letters.count(faulty.name())).isZero();
    }

    /** Without positions where a retry may carry a later one: what is shown counts. */
    private static Map<String, Document> documents(MongoDatabase database, Shelf<?> shelf) {
        Map<String, Document> found = new TreeMap<>();
        for (Document document : database.getCollection(shelf.collection()).find()) {
            document.remove("position");
            found.put(document.get("_id").toString(), document);
        }
        return found;
    }
}

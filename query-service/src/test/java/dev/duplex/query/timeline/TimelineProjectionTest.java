package dev.duplex.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads with notes, retractions and openings that come late, however they are delivered. */
class TimelineProjectionTest {

    private static EmbeddedMongo mongo;
    private static MongoClient client;

    @BeforeAll
    static void start(@TempDir Path directory) {
        mongo = EmbeddedMongo.start(directory, 0);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_thread_counts_each_reply_once_as_long_as_it_is_there(long seed) {
        Random random = new Random(seed);
        List<LoggedEvent> log = tell(random);
        MongoDatabase straight = client.getDatabase("straight" + seed);
        MongoDatabase rough = client.getDatabase("rough" + seed);
        deliver(log, straight);
        deliverRoughly(log, rough, random);
        assertThat(entries(rough)).as("seed %d", seed).isEqualTo(entries(straight));
        entries(straight).forEach((id, entry) -> {
            Document message = entry.get("message", Document.class);
            long there = entries(straight).values().stream()
                    .map(each -> each.get("message", Document.class))
                    .filter(each -> UUID.fromString(id).equals(each.get("thread"))
                            && !each.getBoolean("privateNote")
                            && each.get("retractedAt") == null)
                    .count();
            assertThat(message.getLong("replies")).as("seed %d, %s", seed, id).isEqualTo(there);
        });
    }

    private static List<LoggedEvent> tell(Random random) {
        Story story = new Story("random");
        UUID ann = story.member("ann");
        UUID room = story.starts(ConversationKind.GROUP, ann);
        List<UUID> openings = new ArrayList<>();
        List<UUID> late = new ArrayList<>();
        List<UUID> replies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            openings.add(UUID.randomUUID());
        }
        for (UUID opening : openings) {
            if (random.nextBoolean()) {
                story.imports(room, opening, ann, null);
            } else {
                late.add(opening);
            }
        }
        for (int i = 0; i < 150; i++) {
            UUID opening = openings.get(random.nextInt(openings.size()));
            switch (random.nextInt(6)) {
                case 0, 1 -> replies.add(story.replies(room, ann, opening));
                case 2 -> replies.add(story.notes(room, ann, opening));
                case 3 -> {
                    if (!replies.isEmpty()) {
                        replies.add(story.replies(room, ann, replies.get(random.nextInt(replies.size()))));
                    }
                }
                case 4 -> {
                    if (!replies.isEmpty()) {
                        story.retracts(room, replies.get(random.nextInt(replies.size())), ann);
                    }
                }
                default -> {
                    if (!late.isEmpty() && i > 40) {
                        story.imports(room, late.removeLast(), ann, null);
                    }
                }
            }
        }
        List<LoggedEvent> log = new ArrayList<>();
        story.told().forEach(event -> log.add(new LoggedEvent(event, log.size())));
        return log;
    }

    private static void deliver(List<LoggedEvent> events, MongoDatabase database) {
        Projection projection = new TimelineProjection();
        Batch batch = new Batch(database);
        projection.apply(events, batch);
        batch.flush(projection.shelves());
    }

    /** Some of it comes again, also where it had been written already. */
    private static void deliverRoughly(List<LoggedEvent> log, MongoDatabase database, Random random) {
        int from = 0;
        while (from < log.size()) {
            int to = Math.min(log.size(), from + 1 + random.nextInt(20));
            deliver(log.subList(from, to), database);
            from = random.nextInt(3) == 0 ? Math.max(0, to - random.nextInt(30)) : to;
        }
    }

    private static Map<String, Document> entries(MongoDatabase database) {
        Map<String, Document> found = new TreeMap<>();
        for (Document document :
                database.getCollection(EntryDocument.SHELF.collection()).find()) {
            document.remove("position");
            found.put(document.getString("_id"), document);
        }
        return found;
    }
}

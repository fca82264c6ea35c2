package dev.duplex.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.events.DuplexEvent;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Shelf;
import dev.duplex.query.testing.RandomStory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever order conversations have among each other, and however batches are cut, inboxes end up the same. */
class InterleavingTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {51, 53, 54, 55})
    void only_the_order_within_a_conversation_counts(long seed) {
        Random random = new Random(seed);
        List<DuplexEvent> story = new RandomStory(seed).tell(400);
        try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                MongoClient client = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(mongo.uri()))
                        .uuidRepresentation(UuidRepresentation.STANDARD)
                        .build())) {
            MongoDatabase atOnce = client.getDatabase("once");
            MongoDatabase shuffled = client.getDatabase("shuffled");
            deliver(story, atOnce, story.size());
            deliver(interleaved(story, random), shuffled, 1 + random.nextInt(30));
            for (Shelf<?> shelf : List.of(EntryDocument.SHELF, HeadDocument.SHELF, ActionDocument.SHELF)) {
                assertThat(documents(shuffled, shelf))
                        .as("seed %d, %s", seed, shelf.collection())
                        .isEqualTo(documents(atOnce, shelf));
            }
        }
    }

    /** Those of no conversation come first: people join before they talk. */
    private static List<DuplexEvent> interleaved(List<DuplexEvent> story, Random random) {
        Map<Optional<UUID>, Deque<DuplexEvent>> talks = new LinkedHashMap<>();
        story.forEach(event -> talks.computeIfAbsent(InboxEvents.conversationOf(event), any -> new ArrayDeque<>())
                .add(event));
        List<DuplexEvent> mixed = new ArrayList<>(talks.remove(Optional.<UUID>empty()));
        List<Deque<DuplexEvent>> left = new ArrayList<>(talks.values());
        while (!left.isEmpty()) {
            Deque<DuplexEvent> talk = left.get(random.nextInt(left.size()));
            mixed.add(talk.removeFirst());
            left.removeIf(Deque::isEmpty);
        }
        return mixed;
    }

    private static void deliver(List<DuplexEvent> events, MongoDatabase database, int size) {
        InboxProjection projection = new InboxProjection();
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + size);
            List<LoggedEvent> logged = new ArrayList<>();
            for (int position = from; position < to; position++) {
                logged.add(new LoggedEvent(events.get(position), position));
            }
            Batch batch = new Batch(database);
            projection.apply(logged, batch);
            batch.flush(projection.shelves());
            from = to;
        }
    }

    private static Map<String, Document> documents(MongoDatabase database, Shelf<?> shelf) {
        Map<String, Document> found = new TreeMap<>();
        for (Document document : database.getCollection(shelf.collection()).find()) {
            document.remove("position");
            found.put(document.get("_id").toString(), document);
        }
        return found;
    }
}

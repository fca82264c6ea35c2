package dev.duplex.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.testing.RandomStory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folding on, event by event, ends where folding everything in the order of what happened does. */
class RefoldTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void waits_are_those_of_the_whole_story(long seed) {
        List<LoggedEvent> log = new ArrayList<>();
        new RandomStory(seed).tell(300).forEach(event -> log.add(new LoggedEvent(event, log.size())));
        try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                MongoClient client = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(mongo.uri()))
                        .uuidRepresentation(UuidRepresentation.STANDARD)
                        .build())) {
            MongoDatabase database = client.getDatabase("inbox");
            InboxProjection projection = new InboxProjection();
            for (int from = 0; from < log.size(); from += 10) {
                Batch batch = new Batch(database);
                projection.apply(log.subList(from, Math.min(log.size(), from + 10)), batch);
                batch.flush(projection.shelves());
            }
            Batch all = new Batch(database);
            List<Move> moves = all.where(Move.SHELF, new org.bson.Document(), move -> true);
            int asks = 0;
            for (EntryDocument entry :
                    all.where(EntryDocument.SHELF, new org.bson.Document(), EntryDocument::present)) {
                HeadDocument head =
                        all.get(HeadDocument.SHELF, entry.conversation()).orElseThrow();
                List<Move> story = moves.stream()
                        .filter(move -> move.conversation().equals(entry.conversation()))
                        .sorted(Move.ORDER)
                        .toList();
                assertThat(entry.waits().asks())
                        .as("seed %d", seed)
                        .isEqualTo(WaitsTest.afterAll(entry.waiter(), story, head.circle()));
                asks += entry.waits().asks().size();
            }
            assertThat(asks).isPositive();
        }
    }
}

package dev.duplex.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Shelf;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Folding waits again from where something changed ends where folding the whole story does, and reads no more. */
class WindowTest {

    private static final int SEEDS = Integer.getInteger("duplex.window-seeds", 4);

    private static final AtomicInteger MOVES_READ = new AtomicInteger();
    private static EmbeddedMongo mongo;
    private static MongoClient client;

    @BeforeAll
    static void start(@TempDir Path directory) {
        mongo = EmbeddedMongo.start(directory, 0);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .addCommandListener(new Reading())
                .build());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    /** Counts the moves that answers of the database hold. */
    private static final class Reading implements CommandListener {
        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            BsonDocument cursor = event.getResponse().getDocument("cursor", new BsonDocument());
            if (cursor.containsKey("ns") && cursor.getString("ns").getValue().endsWith(Move.SHELF.collection())) {
                MOVES_READ.addAndGet(cursor.getArray(cursor.containsKey("firstBatch") ? "firstBatch" : "nextBatch")
                        .size());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ConversationKind.class)
    void waits_are_those_of_the_whole_story_at_any_time(ConversationKind kind) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            List<LoggedEvent> log = logged(new LateStory(random, kind).tell(150));
            MongoDatabase database = client.getDatabase("late" + seed + kind);
            int from = 0;
            int reached = 0;
            while (from < log.size()) {
                int to = Math.min(log.size(), from + 1 + random.nextInt(6));
                boolean dies = random.nextInt(4) == 0;
                deliver(log.subList(from, to), database, shelves -> dies ? random.nextInt(shelves + 1) : shelves);
                if (!dies && to >= reached) {
                    assertWholeStory(database, "seed %d, %s, up to %d".formatted(seed, kind, to));
                }
                reached = Math.max(reached, to);
                from = dies ? Math.max(0, from - random.nextInt(10)) : to;
            }
            database.drop();
        }
    }

    private static void assertWholeStory(MongoDatabase database, String when) {
        Batch all = new Batch(database);
        List<Move> moves = all.where(Move.SHELF, new Document(), _ -> true).stream()
                .sorted(Move.ORDER)
                .toList();
        Map<String, Move> known = moves.stream().collect(Collectors.toMap(Move::id, Function.identity()));
        for (EntryDocument entry : all.where(EntryDocument.SHELF, new Document(), EntryDocument::present)) {
            HeadDocument head =
                    all.get(HeadDocument.SHELF, entry.conversation()).orElseThrow();
            assertThat(entry.waits().asks())
                    .as(when)
                    .isEqualTo(WaitsTest.afterAll(entry.waiter(), moves, head.circle()));
            if (head.circle().addressed()) {
                moves.stream()
                        .filter(move -> move.act() == Act.MESSAGE)
                        .forEach(move -> assertThat(move.spot()).as(when).isEqualTo(spot(move, known)));
            }
        }
    }

    /** What the messages above say, however they came; in a circle, which may end anywhere, what it is. */
    private static Move.Spot spot(Move move, Map<String, Move> known) {
        Set<UUID> above = new HashSet<>();
        UUID opening = UUID.fromString(move.id());
        while (above.add(opening)) {
            Move next = known.get(opening.toString());
            UUID parent = next == null ? null : next.spot().inReplyTo();
            if (parent == null) {
                UUID answered = move.spot().inReplyTo();
                Move by = answered == null ? null : known.get(answered.toString());
                return new Move.Spot(answered, opening, by == null ? null : by.by());
            }
            opening = parent;
        }
        return move.spot();
    }

    private static List<LoggedEvent> logged(List<DuplexEvent> events) {
        List<LoggedEvent> log = new ArrayList<>();
        events.forEach(event -> log.add(new LoggedEvent(event, log.size())));
        return log;
    }

    private static void deliver(List<LoggedEvent> events, MongoDatabase database, Function<Integer, Integer> written) {
        InboxProjection projection = new InboxProjection();
        Batch batch = new Batch(database);
        projection.apply(events, batch);
        List<Shelf<?>> shelves = projection.shelves();
        batch.flush(shelves.subList(0, written.apply(shelves.size())));
    }

    @ParameterizedTest
    @EnumSource(ConversationKind.class)
    void what_changes_late_in_a_long_conversation_reads_only_what_is_after_it(ConversationKind kind) {
        Story story = new Story("long");
        UUID ann = story.member("ann");
        UUID bob = story.member("bob");
        UUID talk = story.starts(kind, ann, bob);
        List<UUID> said = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            said.add(story.says(talk, i % 2 == 0 ? ann : bob, "text", i % 2 == 0 ? bob : ann));
        }
        List<DuplexEvent> events = new ArrayList<>(story.told());
        int before = events.size();
        story.retracts(talk, said.get(4_999), bob);
        events.addAll(story.told());
        story.edits(talk, said.get(4_990), ann, "all", List.of(), null);
        events.addAll(story.told());
        story.after(Duration.ofSeconds(-10)).imported(talk, ann, bob);
        events.addAll(story.told());
        List<LoggedEvent> log = logged(events);
        MongoDatabase database = client.getDatabase("long" + kind);
        Shelf<Move> shelf = Move.SHELF;
        shelf.indexes().forEach(database.getCollection(shelf.collection())::createIndex);
        deliver(log.subList(0, before), database, all -> all);
        for (int next = before; next < log.size(); next++) {
            MOVES_READ.set(0);
            deliver(log.subList(next, next + 1), database, all -> all);
            assertThat(MOVES_READ.get()).as("event %d", next).isLessThan(30);
            assertWholeStory(database, kind + " after " + next);
        }
        assertThat(explained(database, talk)).contains("conversation_1_at_1");
        database.drop();
    }

    private static String explained(MongoDatabase database, UUID talk) {
        Document find = new Document("find", Move.SHELF.collection())
                .append(
                        "filter",
                        new Document("conversation", talk).append("at", new Document("$gte", java.time.Instant.EPOCH)));
        return database.runCommand(new Document("explain", find))
                .get("queryPlanner", Document.class)
                .toJson();
    }
}

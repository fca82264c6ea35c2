package dev.duplex.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.QueryService.Managed;
import dev.duplex.query.testing.RandomStory;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator sees and does over HTTP. */
class ManagementTest {

    private static final Duration LONG = QueryService.PATIENCE;

    @TempDir
    Path directory;

    private static Managed get(QueryService service, String path) {
        return service.manage("GET", path, "");
    }

    private static JsonNode report(QueryService service, String name) {
        return get(service, "projections/" + name).body();
    }

    private static List<JsonNode> letters(QueryService service) {
        List<JsonNode> letters = new ArrayList<>();
        get(service, "deadletters").body().get("letters").forEach(letters::add);
        letters.removeIf(letter -> letter.get("processor").asString().equals("recording"));
        return letters;
    }

    private static JsonNode letter(QueryService service, String processor) {
        return letters(service).stream()
                .filter(each -> each.get("processor").asString().equals(processor))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(QueryService service, UUID conversation) {
        return service.query("{ conversation(id: \"%s\") { timeline { nodes { ... on Message { text } } } } }"
                        .formatted(conversation))
                .findValuesAsString("text");
    }

    @Test
    void an_event_that_cannot_be_read_parks_its_conversation_until_somebody_retries_or_discards_it() {
        try (QueryService service = QueryService.start(directory)) {
            Story story = new Story("acme");
            UUID ann = story.joins("ann", PersonKind.MEMBER);
            UUID bob = story.joins("bob", PersonKind.MEMBER);
            UUID spoiled = story.starts(ConversationKind.GROUP, ann, bob);
            UUID sound = story.starts(ConversationKind.GROUP, ann, bob);
            UUID like = story.says(spoiled, ann, "one");
            service.append(story.told());
            service.query("{ position }");
            long position = Spoiling.message(database(service), like, UUID.randomUUID());
            story.says(spoiled, bob, "three");
            story.says(sound, bob, "hello");
            service.append(story.told());

            assertThat(texts(service, sound)).containsExactly("hello");
            assertThat(texts(service, spoiled)).containsExactly("one");
            assertThat(letters(service))
                    .extracting(each -> each.get("processor").asString()
                            + " "
                            + each.get("sequence").asString().replace(spoiled.toString(), "it")
                            + " "
                            + each.get("waiting").asInt())
                    .containsExactly(
                            "inbox conversation=it 1",
                            "reply-later conversation=it 1",
                            "timeline conversation=it 1",
                            "workspaces workspace=acme 2");

            JsonNode timeline = letter(service, "timeline");
            String address = "deadletters/" + timeline.get("id").asString();
            JsonNode seen = get(service, address).body();
            assertThat(seen.get("position").asLong()).isEqualTo(position);
            assertThat(seen.at("/cause/message").asString()).contains("message.sent");
            assertThat(seen.at("/event/type").asString()).isEqualTo("message.sent");
            assertThat(seen.at("/event/payload/text").asInt()).isEqualTo(42);
            assertThat(seen.at("/event/payload/conversation").asString()).isEqualTo(spoiled.toString());
            assertThat(seen.at("/event/tags").toString()).contains("conversation=" + spoiled);

            Managed retried = service.manage("POST", address, "");
            assertThat(retried.status()).isEqualTo(409);
            assertThat(retried.body().get("detail").asString()).contains("position " + position);
            assertThat(get(service, address).body().get("tries").asInt()).isEqualTo(2);
            assertThat(metric(service, "duplex.projection.deadletters", "timeline"))
                    .isEqualTo(1);
            assertThat(metric(service, "duplex.projection.events", "timeline")).isPositive();
            assertThat(report(service, "timeline").get("lag").asLong()).isZero();
            assertThat(report(service, "timeline").get("deadLetters").asLong()).isEqualTo(1);
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(report(service, "response-times").get("state").asString())
                        .isEqualTo("FAILING");
                assertThat(metric(service, "duplex.projection.failing", "response-times"))
                        .isEqualTo(1);
            });
            badInputIsToldClearly(service, address, position);

            service.restart(database -> Spoiling.mend(uuids(database), position, "two"));
            Managed all = service.manage("POST", "deadletters", "{\"projection\": \"timeline\"}");
            assertThat(all.body().get("left").asInt()).as(all.body().toString()).isZero();
            assertThat(texts(service, spoiled)).containsExactly("one", "two", "three");
            Managed counted = service.manage(
                    "POST",
                    "deadletters/" + letter(service, "workspaces").get("id").asString(),
                    "");
            assertThat(counted.status()).as(counted.body().toString()).isEqualTo(200);
            assertThat(service.query("{ workspace(id: \"acme\") { counts { messages } } }")
                            .at("/workspace/counts/messages")
                            .asInt())
                    .isEqualTo(4);
            for (String left : List.of("inbox", "reply-later")) {
                Managed discarded = service.manage(
                        "DELETE",
                        "deadletters/" + letter(service, left).get("id").asString() + "?position=" + position,
                        "");
                assertThat(discarded.status()).as(discarded.body().toString()).isEqualTo(200);
            }
            assertThat(letters(service)).isEmpty();
            assertThat(get(service, "projections").body().toString()).doesNotContain("FAILING");
        }
    }

    private static void badInputIsToldClearly(QueryService service, String address, long position) {
        told(service.manage("DELETE", address, ""), 400, "position");
        told(service.manage("DELETE", address + "?position=abc", ""), 400, "position");
        told(service.manage("DELETE", address + "?position=" + (position - 1), ""), 409, "position " + position);
        told(get(service, "deadletters/none"), 404, "no dead letter none");
        told(service.manage("POST", "deadletters/none", ""), 404, "no dead letter none");
        told(service.manage("POST", "deadletters", "{}"), 400, "projection");
        told(service.manage("POST", "deadletters", "{\"projection\": \"none\"}"), 404, "timeline");
        told(get(service, "deadletters?projection=none"), 404, "no projection none");
        told(get(service, "deadletters?page=-1"), 400, "page");
        told(get(service, "deadletters?size=501"), 400, "size");
        told(get(service, "projections/none"), 404, "no projection none");
        told(service.manage("POST", "projections/none", ""), 404, "no projection none");
        told(service.manage("DELETE", "projections/timeline", ""), 409, "not being built");
        told(service.manage("POST", "projections/response-times", ""), 400, "this node alone");
        assertThat(get(service, "deadletters?projection=inbox&page=1&size=1")
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    private static void told(Managed answer, int status, String detail) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.body().get("detail").asString()).contains(detail);
    }

    private static double metric(QueryService service, String name, String projection) {
        return get(service, "metrics/" + name + "?tag=projection:" + projection)
                .body()
                .at("/measurements/0/value")
                .asDouble();
    }

    private static MongoDatabase database(QueryService service) {
        return uuids(service.bean(MongoDatabase.class));
    }

    private static MongoDatabase uuids(MongoDatabase database) {
        return database.withCodecRegistry(org.bson.codecs.configuration.CodecRegistries.withUuidRepresentation(
                database.getCodecRegistry(), UuidRepresentation.STANDARD));
    }

    @Test
    void a_replay_builds_the_read_model_anew_while_the_old_one_answers() {
        try (QueryService service = QueryService.start(directory)) {
            service.append(new RandomStory(7).tell(600));
            service.query("{ position }");
            List<Shelf<?>> shelves = service.beans(Projection.class).stream()
                    .filter(projection -> projection.name().equals("timeline"))
                    .findFirst()
                    .orElseThrow()
                    .shelves();
            Map<Object, Document> before = read(service, shelves, Generation.FIRST);
            String question = "{ workspace(id: \"random\") { conversations(first: 100) { nodes"
                    + " { messageCount timeline(first: 100) { nodes { __typename } } } } } }";
            JsonNode answer = service.query(question);
            Managed started = service.manage("POST", "projections/timeline", "");
            assertThat(started.status()).isEqualTo(202);
            await().atMost(LONG).until(() -> {
                assertThat(service.query(question)).isEqualTo(answer);
                JsonNode report = report(service, "timeline");
                return report.get("generation").asInt() == 2 && !report.hasNonNull("replay");
            });
            assertThat(read(service, shelves, new Generation(2))).isEqualTo(before);
            Story more = new Story("more");
            UUID ann = more.joins("ann", PersonKind.MEMBER);
            UUID bob = more.joins("bob", PersonKind.MEMBER);
            UUID talk = more.starts(ConversationKind.GROUP, ann, bob);
            more.says(talk, ann, "after the switch");
            service.append(more.told());
            assertThat(texts(service, talk)).containsExactly("after the switch");
            await().atMost(LONG)
                    .until(() -> database(service).listCollectionNames().into(new ArrayList<>()).stream()
                            .noneMatch(name -> shelves.stream()
                                    .anyMatch(shelf -> shelf.collection().equals(name))));
            service.restart(database -> {});
            assertThat(texts(service, talk)).containsExactly("after the switch");
            assertThat(service.query(question)).isEqualTo(answer);
        }
    }

    @Test
    void a_replay_tells_its_progress_and_can_be_cancelled_and_goes_on_after_a_restart() {
        try (QueryService service = QueryService.start(directory)) {
            service.append(new RandomStory(3).tell(300));
            service.query("{ position }");
            CountDownLatch gate = new CountDownLatch(1);
            service.bean(RecordingProjection.class).close(gate);
            assertThat(service.manage("POST", "projections/recording", "").status())
                    .isEqualTo(202);
            JsonNode replay = report(service, "recording").get("replay");
            assertThat(replay.get("percent").asDouble()).isZero();
            assertThat(replay.get("target").asLong())
                    .isEqualTo(report(service, "recording").get("logEnd").asLong());
            told(service.manage("POST", "projections/recording", ""), 409, "already");
            assertThat(metric(service, "duplex.projection.replay.progress", "recording"))
                    .isZero();
            assertThat(service.manage("DELETE", "projections/recording", "").status())
                    .isEqualTo(200);
            gate.countDown();
            assertThat(report(service, "recording").hasNonNull("replay")).isFalse();
            assertThat(report(service, "recording").get("generation").asInt()).isEqualTo(1);

            service.bean(RecordingProjection.class).close(new CountDownLatch(1));
            assertThat(service.manage("POST", "projections/recording", "").status())
                    .isEqualTo(202);
            service.restart(database -> {});
            Predicate<JsonNode> done = report -> report.get("generation").asInt() == 3 && !report.hasNonNull("replay");
            await().atMost(LONG).until(() -> report(service, "recording"), done);
            assertThat(report(service, "recording").get("lag").asLong()).isZero();
        }
    }

    private static Map<Object, Document> read(QueryService service, List<Shelf<?>> shelves, Generation generation) {
        Map<Object, Document> documents = new HashMap<>();
        shelves.forEach(shelf -> database(service)
                .getCollection(generation.collection(shelf))
                .find()
                .forEach(document -> {
                    document.remove("position");
                    documents.put(shelf.collection() + document.get("_id"), document);
                }));
        assertThat(documents).isNotEmpty();
        return documents;
    }
}

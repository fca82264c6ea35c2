package dev.duplex.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.RandomStory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What happens to read models that another version of the code has built. */
class UpdateTest {

    private static final Duration LONG = QueryService.PATIENCE;
    /** For tests that wait in vain. */
    private static final Map<String, Object> IMPATIENT = Map.of("duplex.query.position-wait", "1s");

    private static final String QUESTION = "{ workspace(id: \"random\") { conversations(first: 100) { nodes"
            + " { messageCount timeline(first: 100) { nodes { __typename } } } } } }";

    @TempDir
    Path directory;

    private static JsonNode report(QueryService service, String name) {
        return service.manage("GET", "projections/" + name, "").body();
    }

    private static int generation(QueryService service, String name) {
        return report(service, name).get("generation").asInt();
    }

    private static Map<String, Document> stored(MongoDatabase database) {
        Map<String, Document> stored = new HashMap<>();
        database.getCollection("projections").find().forEach(each -> stored.put(each.getString("_id"), each));
        return stored;
    }

    private static List<String> collections(QueryService service) {
        return service.bean(MongoDatabase.class).listCollectionNames().into(new ArrayList<>());
    }

    private static Projection timeline(QueryService service) {
        return service.beans(Projection.class).stream()
                .filter(projection -> projection.name().equals("timeline"))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> unpositioned(QueryService service, String query) {
        return service.post("{\"query\": \"" + query + "\"}", Map.of());
    }

    @Test
    void documents_that_lack_what_today_s_need_are_built_anew_and_the_old_ones_go() {
        try (QueryService service = QueryService.start(directory)) {
            service.append(new RandomStory(7).tell(600));
            JsonNode answer = service.query(QUESTION);
            List<Shelf<?>> shelves = timeline(service).shelves();
            service.restart(database -> {
                database.getCollection("projections")
                        .updateOne(
                                Filters.eq("timeline"),
                                Updates.combine(
                                        Updates.set("shape.fingerprint", "of an earlier version"),
                                        Updates.push("shape.collections", "timeline_forgotten")));
                database.getCollection("timeline_forgotten").insertOne(new Document());
                shelves.forEach(shelf -> database.getCollection(shelf.collection())
                        .updateMany(new Document(), Updates.unset("position")));
            });
            assertThat(unpositioned(service, QUESTION.replace("\"", "\\\"")).body())
                    .isEqualTo("{\"data\":" + answer + "}");
            assertThat(generation(service, "timeline")).isEqualTo(2);
            assertThat(generation(service, "inbox")).isEqualTo(1);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(collections(service))
                            .doesNotContain(shelves.getFirst().collection(), "timeline_forgotten")
                            .contains(new Generation(2).collection(shelves.getFirst())));
            service.restart(database -> {});
            assertThat(service.query(QUESTION)).isEqualTo(answer);
            assertThat(generation(service, "timeline")).isEqualTo(2);
        }
    }

    @Test
    void what_was_stored_before_there_were_fingerprints_is_built_anew() {
        try (QueryService service = QueryService.start(directory)) {
            service.append(new RandomStory(5).tell(300));
            JsonNode answer = service.query(QUESTION);
            service.restart(database -> {
                database.getCollection("projections").deleteOne(Filters.eq("timeline"));
                database.getCollection("projections")
                        .updateOne(
                                Filters.eq("inbox"),
                                Updates.combine(Updates.unset("shape"), Updates.unset("answersFrom")));
            });
            assertThat(service.query(QUESTION)).isEqualTo(answer);
            assertThat(generation(service, "timeline")).isEqualTo(2);
            assertThat(generation(service, "inbox")).isEqualTo(2);
            assertThat(generation(service, "people")).isEqualTo(1);
        }
    }

    @Test
    void what_this_version_has_built_is_left_alone() {
        try (QueryService service = QueryService.start(directory)) {
            service.append(new RandomStory(5).tell(100));
            service.query("{ position }");
            Map<String, Document> before = stored(service.bean(MongoDatabase.class));
            assertThat(before).isNotEmpty();
            service.restart(database -> {});
            service.query("{ position }");
            assertThat(stored(service.bean(MongoDatabase.class))).isEqualTo(before);
        }
    }

    @Test
    void nodes_that_start_at_once_build_it_anew_once() throws Exception {
        try (QueryService service = QueryService.start(directory);
                ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            service.append(new RandomStory(5).tell(100));
            JsonNode answer = service.query(QUESTION);
            Generations generations = service.bean(Generations.class);
            GenerationState before = generations.read("timeline");
            service.bean(MongoDatabase.class)
                    .getCollection("projections")
                    .updateOne(Filters.eq("timeline"), Updates.set("shape.fingerprint", "of an earlier version"));
            CountDownLatch together = new CountDownLatch(1);
            List<Future<?>> started = new ArrayList<>();
            for (int node = 0; node < 8; node++) {
                ProjectionKeeper keeper = new ProjectionKeeper(timeline(service), service.bean(ProjectionParts.class));
                started.add(nodes.submit(() -> {
                    together.await();
                    keeper.adopt();
                    return null;
                }));
            }
            together.countDown();
            for (Future<?> each : started) {
                each.get();
            }
            GenerationState after = generations.read("timeline");
            assertThat(after.live()).isEqualTo(new Generation(2));
            assertThat(after.newest()).isEqualTo(2);
            assertThat(after.shape()).isEqualTo(before.shape());
            assertThat(service.query(QUESTION)).isEqualTo(answer);
        }
    }

    @Test
    void until_it_has_what_the_log_held_queries_are_told_to_come_again() {
        try (QueryService service = QueryService.start(directory, IMPATIENT)) {
            long last = service.append(new RandomStory(5).tell(100));
            service.caughtUp();
            service.restart(database -> database.getCollection("projections")
                    .updateOne(Filters.eq("recording"), Updates.set("answersFrom", last + 2)));
            HttpResponse<String> answer = unpositioned(service, "{ position }");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("not-yet-reached");
            assertThat(report(service, "recording").get("state").asString()).isEqualTo("BEHIND");
            assertThat(unpositioned(service, "{ __typename }").statusCode()).isEqualTo(200);
            service.append(new RandomStory(6).tell(5));
            service.caughtUp();
            assertThat(unpositioned(service, "{ position }").statusCode()).isEqualTo(200);
            assertThat(report(service, "recording").get("state").asString()).isEqualTo("LIVE");
        }
    }

    @Test
    void a_node_of_an_earlier_version_goes_on_with_what_it_has_until_that_is_dropped() {
        try (QueryService service = QueryService.start(directory, IMPATIENT)) {
            service.append(new RandomStory(5).tell(100));
            service.caughtUp();
            Generations generations = service.bean(Generations.class);
            GenerationState ours = generations.read("recording");
            GenerationState theirs = ours.reshaped(new Shape("of a later version", List.of()), 0, Instant.now());
            assertThat(generations.change("recording", ours, theirs)).isTrue();
            int seen = service.bean(RecordingProjection.class).seen().size();
            service.append(new RandomStory(6).tell(50));
            service.caughtUp();
            assertThat(service.bean(RecordingProjection.class).seen()).hasSizeGreaterThan(seen);
            assertThat(generations.live("recording")).isEqualTo(Generation.FIRST);
            assertThat(service.manage("POST", "projections/recording", "").status())
                    .isEqualTo(409);
            assertThat(generations.change("recording", theirs, theirs.dropped(Generation.FIRST)))
                    .isTrue();
            assertThat(unpositioned(service, "{ position }").statusCode()).isEqualTo(503);
            assertThat(generation(service, "recording")).isEqualTo(2);
        }
    }
}

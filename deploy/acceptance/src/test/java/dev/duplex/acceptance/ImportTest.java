package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.acceptance.Api.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportTest {

    @TempDir
    Path folder;

    private static void open(Api api, String workspace) {
        api.post("/v1/workspaces", Map.of("id", workspace, "name", workspace, "timeZone", "UTC"))
                .ok();
    }

    private static Answer upload(Api api, String workspace, String format, Path file) {
        Answer accepted = api.upload("/v1/workspaces/" + workspace + "/imports?" + format, file);
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(202);
        return accepted;
    }

    private static JsonNode finish(Api api, Answer accepted) {
        String place = "/v1/imports/" + accepted.id();
        assertThat(accepted.headers().get("location")).isEqualTo(place);
        await().atMost(Duration.ofMinutes(5))
                .until(() -> !api.get(place).body().get("state").asString().equals("RUNNING"));
        JsonNode resource = api.get(place).body();
        assertThat(resource.get("state").asString()).as("%s", resource).isEqualTo("DONE");
        assertThat(resource.get("done").asLong())
                .isEqualTo(resource.get("total").asLong());
        return resource;
    }

    private static JsonNode read(Api api, String query, JsonNode after) {
        return api.query(query, after.get("position").asString());
    }

    private static JsonNode figures(Api api, String workspace, String metric, JsonNode after) {
        String query = """
                { responseTimes(workspace: "%s", metric: %s) { total { count open mean p50 p90 p95 p99 } } }""".formatted(workspace, metric);
        return read(api, query, after).at("/responseTimes/total");
    }

    private static JsonNode counts(Api api, String workspace, JsonNode after) {
        String query = "{ workspace(id: \"" + workspace + "\") { counts { people conversations messages } } }";
        return read(api, query, after).at("/workspace/counts");
    }

    private static void assertFigures(JsonNode figures, int count, long p50, long p90) {
        assertThat(figures.get("count").asInt()).isEqualTo(count);
        assertThat(Math.round(figures.get("p50").asDouble())).isEqualTo(p50);
        assertThat(Math.round(figures.get("p90").asDouble())).isEqualTo(p90);
    }

    @Test
    void a_slack_export_has_the_known_figures_and_importing_it_again_adds_nothing() throws Exception {
        Path zip = SharedData.zip(SharedData.folder("slack-clojurians"), folder);
        Api api = SharedDuplex.api();
        open(api, "clojurians");

        JsonNode first = finish(api, upload(api, "clojurians", "format=slack", zip));
        assertThat(first.at("/counts/messages").asInt()).isEqualTo(7866);
        assertFigures(figures(api, "clojurians", "THREAD_FIRST_RESPONSE", first), 175, 3316, 54039);
        JsonNode counts = counts(api, "clojurians", first);

        JsonNode again = finish(api, upload(api, "clojurians", "format=slack", zip));
        assertThat(again.get("counts")).isEqualTo(first.get("counts"));
        assertThat(again.get("added"))
                .allSatisfy(added -> assertThat(added.asInt()).isZero());
        assertThat(counts(api, "clojurians", again)).isEqualTo(counts);
        assertFigures(figures(api, "clojurians", "THREAD_FIRST_RESPONSE", again), 175, 3316, 54039);
    }

    @Test
    void a_mail_archive_has_the_known_figures_even_when_the_process_is_killed_in_the_middle_of_the_import()
            throws Exception {
        Path zip = SharedData.zip(SharedData.folder("mail-r-package-devel"), folder);
        String format = "format=mbox&identity=name";
        Path data = folder.resolve("data");
        try (DuplexProcess process = DuplexProcess.start(data)) {
            Api api = Api.at(process.url());
            open(api, "r");
            Answer accepted = upload(api, "r", format, zip);
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> api.get("/v1/imports/" + accepted.id())
                                    .body()
                                    .get("done")
                                    .asInt()
                            > 2000);
            process.kill();
        }
        try (DuplexProcess process = DuplexProcess.start(data)) {
            Api api = Api.at(process.url());
            JsonNode again = finish(api, upload(api, "r", format, zip));
            assertThat(again.at("/counts/messages").asInt()).isEqualTo(9871);
            assertFigures(figures(api, "r", "THREAD_FIRST_RESPONSE", again), 1699, 5208, 70215);
            assertFigures(figures(api, "r", "REPLY", again), 7153, 5482, 80353);
            assertThat(counts(api, "r", again).get("messages").asInt()).isEqualTo(9871);
            assertThat(counts(api, "r", again).get("people")).isEqualTo(again.at("/counts/people"));

            JsonNode third = finish(api, upload(api, "r", format, zip));
            assertThat(third.get("added"))
                    .allSatisfy(added -> assertThat(added.asInt()).isZero());
            assertThat(counts(api, "r", third)).isEqualTo(counts(api, "r", again));
        }
    }

    @Test
    void the_import_script_shows_what_came_in() throws Exception {
        Path slack = SharedData.folder("slack-clojurians");
        Api api = SharedDuplex.api();
        open(api, "by-script");

        Process script = new ProcessBuilder(
                        DuplexProcess.repository().resolve("deploy/import").toString(),
                        "slack",
                        slack.toString(),
                        "--workspace",
                        "by-script",
                        "--server",
                        api.url())
                .redirectErrorStream(true)
                .start();
        String output = new String(script.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(output).isZero();
        assertThat(output.replace(",", "").replace(".", "")).contains("7866");
    }
}

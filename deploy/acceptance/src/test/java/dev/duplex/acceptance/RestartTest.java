package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @TempDir
    Path data;

    @Test
    void ctrl_c_stops_cleanly_kill_loses_nothing_acknowledged_and_the_next_start_finds_it_all() {
        Office office;
        String conversation;
        Answer last;
        try (DuplexProcess process = DuplexProcess.start(data)) {
            Api api = Api.at(process.url());
            office = api.office("Ann", "Bob");
            Api ann = api.as(office.id("Ann"));
            conversation = ann.post(
                            "/v1/workspaces/" + office.workspace() + "/conversations",
                            Map.of("kind", "direct", "participants", List.of(office.id("Bob"))))
                    .ok()
                    .id();
            ann.post("/v1/conversations/" + conversation + "/messages", Map.of("text", "one"))
                    .ok();
            process.interrupt();
            assertThat(process.output()).doesNotContain("ERROR").doesNotContain("Exception");
        }
        try (DuplexProcess process = DuplexProcess.start(data)) {
            Api ann = Api.at(process.url()).as(office.id("Ann"));
            last = ann.post("/v1/conversations/" + conversation + "/messages", Map.of("text", "two"))
                    .ok();
            process.kill();
        }
        try (DuplexProcess process = DuplexProcess.start(data)) {
            Api api = Api.at(process.url());
            assertThat(api.query("""
                                    { conversation(id: "%s") { timeline { nodes { ... on Message { text } } } } }""".formatted(conversation), last).findValuesAsString("text"))
                    .containsExactly("one", "two");
            assertThat(api.query(
                                    "{ responseTimes(workspace: \"%s\", metric: FIRST_RESPONSE) { total { count open } } }"
                                            .formatted(office.workspace()),
                                    last)
                            .at("/responseTimes/total/open")
                            .asInt())
                    .isEqualTo(1);

            try (DuplexProcess second = DuplexProcess.start(data)) {
                assertThat(second.exited()).isEqualTo(1);
                assertThat(second.output()).contains("could not start");
            }
        }
    }
}

package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody does who keeps Duplex running. */
class OperationTest {

    private final Api api = SharedDuplex.api();

    private JsonNode inboxReadModel() {
        return api.get("/actuator/projections/inbox").ok().body();
    }

    @Test
    void a_read_model_is_built_anew_and_answers_the_same_before_and_after() {
        Office office = api.office("Ann", "Bob");
        Api ann = api.as(office.id("Ann"));
        String talk = ann.post(
                        "/v1/workspaces/" + office.workspace() + "/conversations",
                        Map.of("kind", "direct", "participants", List.of(office.id("Bob"))))
                .ok()
                .id();
        Answer sent = ann.post("/v1/conversations/" + talk + "/messages", Map.of("text", "Still there?"))
                .ok();
        String inbox = "{ inbox(person: \"" + office.id("Bob") + "\") { nodes { unread lastMessage { text } } } }";
        JsonNode before = api.as(office.id("Bob")).query(inbox, sent);
        assertThat(before.at("/inbox/nodes/0/lastMessage/text").asString()).isEqualTo("Still there?");
        int generation = inboxReadModel().get("generation").asInt();

        assertThat(api.post("/actuator/projections/inbox").status()).isEqualTo(202);
        await().until(() -> {
            assertThat(api.as(office.id("Bob")).query(inbox, sent)).isEqualTo(before);
            return inboxReadModel().get("generation").asInt() > generation;
        });

        assertThat(api.as(office.id("Bob")).query(inbox, sent)).isEqualTo(before);
    }

    @Test
    void read_models_tell_how_far_they_are_and_nothing_is_parked() {
        await().until(() -> inboxReadModel().get("lag").asLong() == 0);
        assertThat(api.get("/actuator/deadletters").ok().body().get("total").asLong())
                .isZero();
    }

    @Test
    void what_is_asked_wrongly_is_told_and_changes_nothing() {
        assertThat(api.get("/actuator/projections/nothing").status()).isEqualTo(404);
        assertThat(api.post("/actuator/projections/nothing").status()).isEqualTo(404);
        assertThat(api.get("/actuator/deadletters?projection=nothing").status()).isEqualTo(404);
        assertThat(api.get("/actuator/deadletters?size=0").status()).isEqualTo(400);
        assertThat(api.get("/actuator/deadletters/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(api.delete("/actuator/deadletters/" + UUID.randomUUID() + "?position=soon")
                        .status())
                .isEqualTo(400);
    }
}

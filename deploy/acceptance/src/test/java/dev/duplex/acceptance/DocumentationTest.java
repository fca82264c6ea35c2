package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DocumentationTest {

    private final Api api = SharedDuplex.api();
    private final Office office = api.office("Ann", "Bob");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));
    private final String talk = ann.post(
                    "/v1/workspaces/" + office.workspace() + "/conversations",
                    Map.of("kind", "group", "participants", List.of(office.id("Bob"))))
            .ok()
            .id();

    @Test
    void a_decision_names_its_evidence_and_is_superseded_by_the_next_one() {
        Answer message = ann.post("/v1/conversations/" + talk + "/messages", Map.of("text", "Blue, then"))
                .ok();
        Answer blue = ann.post(
                        "/v1/conversations/" + talk + "/decisions",
                        Map.of("text", "It is blue", "messages", List.of(message.id())))
                .ok();
        Answer red = bob.post(
                        "/v1/decisions/" + blue.id() + "/supersede",
                        Map.of("successor", Map.of("text", "It is red"), "reason", "Taste"))
                .ok();

        JsonNode decisions = ann.query(
                        "{ conversation(id: \"" + talk
                                + "\") { decisions { nodes { id text messages inForce superseded { decision } } } } }",
                        red)
                .at("/conversation/decisions/nodes");
        assertThat(decisions).hasSize(2);
        assertThat(decisions.at("/0/messages/0").asString()).isEqualTo(message.id());
        assertThat(decisions.at("/0/inForce").asBoolean()).isFalse();
        assertThat(decisions.at("/0/superseded/decision").asString())
                .isEqualTo(decisions.at("/1/id").asString());
    }

    @Test
    void an_action_item_is_in_its_owners_inbox_until_it_is_done() {
        Answer item = ann.post(
                        "/v1/conversations/" + talk + "/action-items",
                        Map.of("text", "Paint it", "owner", office.id("Bob"), "due", "2099-01-01T00:00:00Z"))
                .ok();
        String inbox = "{ inbox(person: \"" + office.id("Bob")
                + "\", filter: ACTION_ITEMS) { nodes { actionItems { text due } } } }";
        assertThat(bob.query(inbox, item)
                        .at("/inbox/nodes/0/actionItems/0/text")
                        .asString())
                .isEqualTo("Paint it");

        Answer done = bob.post("/v1/action-items/" + item.id() + "/done").ok();

        assertThat(bob.query(inbox, done).at("/inbox/nodes")).isEmpty();
        assertThat(ann.query(
                                "{ actionItems(person: \"" + office.id("Bob") + "\", state: DONE) { nodes { text } } }",
                                done)
                        .at("/actionItems/nodes"))
                .hasSize(1);
    }
}

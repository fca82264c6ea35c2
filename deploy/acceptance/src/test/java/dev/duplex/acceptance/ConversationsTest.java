package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConversationsTest {

    private final Api api = SharedDuplex.api();
    private final Office office = api.office("Ann", "Bob", "Cem");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));

    private Answer start(Api by, Map<String, Object> what) {
        return by.post("/v1/workspaces/" + office.workspace() + "/conversations", what)
                .ok();
    }

    private Answer send(Api by, String conversation, String text) {
        return by.post("/v1/conversations/" + conversation + "/messages", Map.of("text", text));
    }

    @Test
    void a_closed_conversation_takes_no_message_until_it_is_reopened_but_a_customers_message_reopens_an_inquiry() {
        String customer = api.post(
                        "/v1/workspaces/" + office.workspace() + "/people", Map.of("name", "Dee", "kind", "customer"))
                .ok()
                .id();
        String inquiry = start(ann, Map.of("kind", "inquiry", "subject", "Broken", "participants", List.of(customer)))
                .id();
        send(api.as(customer), inquiry, "It is broken").ok();
        Answer closed = ann.post("/v1/conversations/" + inquiry + "/close", Map.of("reason", "Fixed"))
                .ok();
        assertThat(send(ann, inquiry, "By the way").code()).isEqualTo("conversation-closed");
        assertThat(ann.query("{ conversation(id: \"" + inquiry + "\") { state closeReason messageCount } }", closed)
                        .at("/conversation/state")
                        .asString())
                .isEqualTo("CLOSED");

        Answer again = send(api.as(customer), inquiry, "It is broken again").ok();

        assertThat(ann.query("{ conversation(id: \"" + inquiry + "\") { state } }", again)
                        .at("/conversation/state")
                        .asString())
                .isEqualTo("OPEN");
    }

    @Test
    void a_channel_is_found_joined_read_and_left() {
        String channel = start(ann, Map.of("kind", "channel", "subject", "Release train"))
                .id();
        Answer sent = send(ann, channel, "All aboard").ok();
        String channels = "{ workspace(id: \"" + office.workspace()
                + "\") { channels(matching: \"train\") { nodes { id joined } } } }";
        assertThat(bob.query(channels, sent)
                        .at("/workspace/channels/nodes/0/joined")
                        .asBoolean())
                .isFalse();

        bob.post("/v1/conversations/" + channel + "/participants/" + office.id("Bob"))
                .ok();
        Answer read = bob.post("/v1/conversations/" + channel + "/read", Map.of("upTo", sent.id()))
                .ok();
        JsonNode positions = ann.query(
                "{ conversation(id: \"" + channel + "\") { readPositions { nodes { person { name } upTo } } } }", read);
        assertThat(positions.at("/conversation/readPositions/nodes").toString())
                .contains("Bob")
                .contains(sent.id());

        Answer left = bob.delete("/v1/conversations/" + channel + "/participants/" + office.id("Bob"))
                .ok();
        assertThat(bob.query(channels, left)
                        .at("/workspace/channels/nodes/0/joined")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void an_outside_item_has_one_conversation_and_two_people_one_of_their_own() {
        Map<String, Object> review = Map.of("kind", "review", "external", "github:acme/engine#7");
        Answer first = start(ann, review);
        Answer second = ann.post("/v1/workspaces/" + office.workspace() + "/conversations", review);
        assertThat(second.code()).isEqualTo("external-taken");
        assertThat(second.body().get("with").asString()).isEqualTo(first.id());
        assertThat(ann.query(
                                "{ conversationByExternal(workspace: \"%s\", external: \"github:ACME/engine#7\") { id } }"
                                        .formatted(office.workspace()),
                                first)
                        .at("/conversationByExternal/id")
                        .asString())
                .isEqualTo(first.id());

        Answer one = start(ann, Map.of("kind", "direct", "participants", List.of(office.id("Bob"))));
        Answer same = start(bob, Map.of("kind", "direct", "participants", List.of(office.id("Ann"))));
        assertThat(same.id()).isEqualTo(one.id());
    }

    @Test
    void roles_say_who_may_what_and_settings_are_a_persons_own() {
        String group = start(ann, Map.of("kind", "group", "participants", List.of(office.id("Bob"))))
                .id();
        assertThat(bob.put(
                                "/v1/conversations/" + group + "/participants/" + office.id("Ann") + "/role",
                                Map.of("role", "guest"))
                        .status())
                .isEqualTo(403);
        ann.put("/v1/conversations/" + group + "/participants/" + office.id("Bob") + "/role", Map.of("role", "owner"))
                .ok();
        bob.put("/v1/conversations/" + group + "/favourite", Map.of()).ok();
        Answer muted = bob.put("/v1/conversations/" + group + "/mute", Map.of()).ok();
        String mine = "{ conversation(id: \"" + group + "\") { mine { muted favourite } } }";
        assertThat(bob.query(mine, muted).at("/conversation/mine/muted").asBoolean())
                .isTrue();
        assertThat(ann.query(mine, muted).at("/conversation/mine/muted").asBoolean())
                .isFalse();
    }

    @Test
    void a_conversation_is_told_as_it_was() {
        String group = start(
                        ann, Map.of("kind", "group", "subject", "Before", "participants", List.of(office.id("Bob"))))
                .id();
        Answer sent = send(ann, group, "first wording").ok();
        Instant then =
                Instant.parse(ann.query("{ conversation(id: \"" + group + "\") { timeline { nodes { at } } } }", sent)
                        .at("/conversation/timeline/nodes/0/at")
                        .asString());
        ann.put("/v1/messages/" + sent.id(), Map.of("text", "second wording")).ok();
        Answer renamed = ann.raw("PATCH", "/v1/conversations/" + group, "application/json", "{\"subject\":\"After\"}")
                .ok();

        JsonNode was = ann.query(
                        "{ conversation(id: \"%s\", asOf: \"%s\") { subject timeline { nodes { ... on Message { text } } } } }"
                                .formatted(group, then),
                        renamed)
                .get("conversation");
        assertThat(was.get("subject").asString()).isEqualTo("Before");
        assertThat(was.at("/timeline/nodes/0/text").asString()).isEqualTo("first wording");
    }
}

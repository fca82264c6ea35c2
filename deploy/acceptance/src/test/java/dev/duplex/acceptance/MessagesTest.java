package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MessagesTest {

    private final Api api = SharedDuplex.api();
    private final Office office = api.office("Ann", "Bob", "Cem");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));
    private final Api cem = api.as(office.id("Cem"));
    private final String talk = start(List.of(office.id("Bob")));

    private String start(List<String> people) {
        return ann.post(
                        "/v1/workspaces/" + office.workspace() + "/conversations",
                        Map.of("kind", "group", "participants", people))
                .ok()
                .id();
    }

    private Answer send(Api by, Map<String, Object> message) {
        return by.post("/v1/conversations/" + talk + "/messages", message);
    }

    private JsonNode timeline(Api of, Answer after) {
        return of.query(
                        "{ conversation(id: \"" + talk
                                + "\") { timeline { nodes { ... on Message { id text html privateNote reactions { emoji people { name } }"
                                + " edits { at } retractedAt thread { replies lastReply { message } } replies { nodes { text } }"
                                + " attachments { name mediaType size sha256 url } } } } } }",
                        after)
                .at("/conversation/timeline/nodes");
    }

    @Test
    void a_message_is_edited_reacted_to_answered_in_a_thread_and_retracted() {
        Answer sent = send(ann, Map.of("text", "Ship *it*?")).ok();
        send(bob, Map.of("text", "Yes", "inReplyTo", sent.id())).ok();
        bob.put("/v1/messages/" + sent.id() + "/reactions/%F0%9F%91%8D", Map.of())
                .ok();
        assertThat(bob.put("/v1/messages/" + sent.id(), Map.of("text", "No")).code())
                .isEqualTo("not-the-author");
        Answer edited = ann.put("/v1/messages/" + sent.id(), Map.of("text", "Ship **it** <script>alert(1)</script>"))
                .ok();

        JsonNode message = timeline(bob, edited).get(0);
        assertThat(message.get("html").asString())
                .contains("<strong>it</strong>")
                .doesNotContain("<script");
        assertThat(message.at("/reactions/0/people/0/name").asString()).isEqualTo("Bob");
        assertThat(message.get("edits")).hasSize(1);
        assertThat(message.at("/thread/replies").asInt()).isEqualTo(1);
        assertThat(message.at("/replies/nodes/0/text").asString()).isEqualTo("Yes");

        Answer retracted = ann.delete("/v1/messages/" + sent.id()).ok();
        JsonNode gone = timeline(bob, retracted).get(0);
        assertThat(gone.get("text").isNull()).isTrue();
        assertThat(gone.get("html").isNull()).isTrue();
        assertThat(gone.get("retractedAt").isNull()).isFalse();
    }

    @Test
    void a_file_travels_with_its_message_to_those_who_take_part_and_to_nobody_else() {
        byte[] content = "Numbers for May: 42\n".repeat(500).getBytes(StandardCharsets.UTF_8);
        Answer file = ann.uploadForm("/v1/conversations/" + talk + "/files", "may.txt", "text/plain", content)
                .ok();
        Answer sent = send(ann, Map.of("text", "Here", "attachments", List.of(file.id())))
                .ok();
        JsonNode attachment = timeline(bob, sent).at("/0/attachments/0");
        assertThat(attachment.get("name").asString()).isEqualTo("may.txt");
        assertThat(attachment.get("size").asLong()).isEqualTo(content.length);
        String url = attachment.get("url").asString();

        HttpResponse<byte[]> whole = bob.download(url);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(content);
        HttpResponse<byte[]> part = bob.with("Range", "bytes=0-6").download(url);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.UTF_8)).isEqualTo("Numbers");
        assertThat(cem.download(url).statusCode()).isBetween(403, 404);

        ann.delete("/v1/messages/" + sent.id()).ok();
        assertThat(bob.download(url).statusCode()).isEqualTo(404);
    }

    @Test
    void a_file_that_is_not_what_it_says_is_refused() {
        byte[] html = "<!doctype html><html><body>hello</body></html>".getBytes(StandardCharsets.UTF_8);
        Answer lying = ann.uploadForm("/v1/conversations/" + talk + "/files", "cat.png", "image/png", html);
        assertThat(lying.status()).isEqualTo(422);
        assertThat(lying.code()).isEqualTo("lying-media-type");
        assertThat(lying.field()).isEqualTo("file");
    }

    @Test
    void a_private_note_is_for_members_and_a_mention_for_participants() {
        String customer = api.post(
                        "/v1/workspaces/" + office.workspace() + "/people", Map.of("name", "Dee", "kind", "customer"))
                .ok()
                .id();
        ann.post("/v1/conversations/" + talk + "/participants/" + customer).ok();
        Map<String, Object> note = new HashMap<>(Map.of("text", "Careful with this one", "privateNote", true));
        Answer sent = send(ann, note).ok();

        assertThat(timeline(bob, sent)).hasSize(1);
        assertThat(timeline(api.as(customer), sent)).isEmpty();
        assertThat(send(api.as(customer), note).status()).isBetween(403, 422);
        Answer stranger = send(ann, Map.of("text", "@cem", "mentions", List.of(office.id("Cem"))));
        assertThat(stranger.status()).isBetween(403, 422);
        assertThat(stranger.field()).isEqualTo("mentions");
    }
}

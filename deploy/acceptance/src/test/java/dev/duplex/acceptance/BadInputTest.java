package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

    /** Of its own: elsewhere calls that other tests have left may end meanwhile. */
    private static DuplexProcess process;

    private final Api api = Api.at(process.url());
    private final Office office = api.office("Ann", "Bob");
    private final Api ann = api.as(office.id("Ann"));
    private final String conversations = "/v1/workspaces/" + office.workspace() + "/conversations";
    private final String conversation = ann.post(
                    conversations, Map.of("kind", "direct", "participants", List.of(office.id("Bob"))))
            .ok()
            .id();
    private final String messages = "/v1/conversations/" + conversation + "/messages";
    private String before = "";

    @BeforeAll
    static void start(@TempDir Path data) {
        process = DuplexProcess.start(data);
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    @BeforeEach
    void look() {
        before = state();
    }

    @AfterEach
    void nothing_was_written_and_the_process_goes_on() {
        assertThat(state()).isEqualTo(before);
        assertThat(process.isAlive()).isTrue();
    }

    /** Opening the workspace again adds nothing and answers with the log's last position. */
    private String state() {
        return api.post("/v1/workspaces", Map.of("id", office.workspace(), "name", "Acme", "timeZone", "Europe/Berlin"))
                .ok()
                .position();
    }

    private static void refused(Answer answer, int status, String field) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(answer.field()).as("%s", answer.body()).isEqualTo(field);
        assertThat(answer.code()).isNotBlank();
        assertThat(answer.body().get("detail").asString()).isNotBlank();
    }

    @Test
    void unknown_ids_are_named() {
        String nobody = UUID.randomUUID().toString();
        refused(ann.post("/v1/workspaces/nowhere/people", Map.of("name", "X")), 404, "workspace");
        refused(ann.post("/v1/conversations/" + nobody + "/messages", Map.of("text", "x")), 404, "conversation");
        refused(ann.post(messages, Map.of("text", "x", "inReplyTo", nobody)), 404, "inReplyTo");
        refused(ann.post(messages, Map.of("text", "x", "mentions", List.of(nobody))), 404, "mentions");
        refused(ann.post(conversations, Map.of("kind", "group", "participants", List.of(nobody))), 404, "participants");
        refused(ann.put("/v1/messages/" + nobody + "/reply-later", Map.of()), 404, "message");
        refused(ann.post("/v1/calls/" + nobody + "/answer"), 404, "call");
        refused(api.as(nobody).post(messages, Map.of("text", "x")), 403, "Duplex-Person");
        refused(api.get("/v1/imports/" + nobody), 404, "id");
        assertThat(api.errorOf("{ conversation(id: \"" + nobody + "\") { id } }"))
                .isEqualTo("unknown-conversation");
    }

    @Test
    void wrong_types_and_values_out_of_bounds_are_named() {
        refused(ann.post(messages, Map.of("text", List.of(1))), 400, "text");
        refused(ann.post(messages, Map.of("text", "x", "mode", "shouted")), 400, "mode");
        refused(ann.post(messages, Map.of("text", "x", "needsReplyBy", "soon")), 400, "needsReplyBy");
        refused(ann.post(messages, Map.of("text", "x".repeat(40_001))), 400, "text");
        refused(ann.post(messages, Map.of("text", " ")), 400, "text");
        refused(ann.post(messages, Map.of("text", "x", "mention", List.of())), 400, "mention");
        refused(ann.post("/v1/conversations/not-a-uuid/messages", Map.of("text", "x")), 400, "conversation");
        refused(api.as("Ann").post(messages, Map.of("text", "x")), 400, "Duplex-Person");
        refused(api.post(messages, Map.of("text", "x")), 400, "Duplex-Person");
        refused(
                api.post("/v1/workspaces", Map.of("id", "ok", "name", "A", "timeZone", "Mars/Olympus")),
                400,
                "timeZone");
        refused(api.post("/v1/workspaces", Map.of("id", "Not a slug", "name", "A", "timeZone", "UTC")), 400, "id");
        refused(ann.raw("POST", messages, "application/json", "{\"text\": \"x\""), 400, "body");
        refused(ann.raw("POST", messages, "application/json", ""), 400, "body");
    }

    @Test
    void bad_cursors_and_deep_or_broken_queries_are_graphql_errors() {
        assertThat(ann.errorOf("{ inbox(person: \"%s\", after: \"nonsense\") { nodes { unread } } }"
                        .formatted(office.id("Ann"))))
                .isEqualTo("bad-cursor");
        String deep = "{ workspace(id: \"%s\") ".formatted(office.workspace())
                + "{ conversations { nodes { workspace ".repeat(17)
                + "{ id }"
                + " } } }".repeat(17)
                + " }";
        Answer refused = api.graphql(deep);
        assertThat(refused.status()).isLessThan(500);
        assertThat(refused.body().at("/errors/0/message").asString()).containsIgnoringCase("depth");
        assertThat(api.graphql("{ nonsense }").body().get("errors")).isNotEmpty();
        assertThat(api.raw("POST", "/graphql", "application/json", "{\"query\":")
                        .status())
                .isBetween(400, 499);
        assertThat(ann.with("Duplex-Position", "soon").graphql("{ position }").status())
                .isLessThan(500);
    }

    @Test
    void uploads_that_cannot_be_read_are_refused_whole() throws IOException {
        String imports = "/v1/workspaces/" + office.workspace() + "/imports";
        refused(api.upload(imports + "?format=slack", zip("../../evil.json", "[]".getBytes())), 400, "upload");
        refused(api.upload(imports + "?format=slack", zip("users.json", new byte[200 << 20])), 400, "upload");
        refused(api.upload(imports + "?format=slack", "not a zip".getBytes()), 400, "upload");
        refused(api.upload(imports + "?format=slack", zip("users.json", "{ broken".getBytes())), 400, "upload");
        refused(api.upload(imports + "?format=mbox", "no mail at all".getBytes()), 400, "upload");
        refused(
                api.upload(
                        imports + "?format=mbox",
                        "From a at b.org  Mon Jan  1 00:00:00 2024\nFrom: a at b.org (A)\nDate: Mon, 1 Jan".getBytes()),
                400,
                "upload");
        refused(api.upload(imports + "?format=fax", new byte[1]), 400, "format");
        refused(api.upload(imports, new byte[1]), 400, "format");
        refused(api.upload("/v1/workspaces/nowhere/imports?format=slack", new byte[1]), 404, "workspace");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}

package dev.duplex.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.imports.source.SourceFormat;
import dev.duplex.command.imports.source.SourceOptions.Identity;
import dev.duplex.command.log.RealLog;
import dev.duplex.command.rest.RunningService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ImportOverHttpTest extends RunningService {

    private static final String FIRST_MAIL = """
            From ann@acme.example Mon Mar  2 09:00:00 2026
            From: Ann <ann@acme.example>
            Date: Mon, 2 Mar 2026 09:00:00 +0100
            Subject: A question
            Message-ID: <1@acme.example>

            How long does it take?

            """;
    private static final String ANSWER = """
            From bob@acme.example Mon Mar  2 10:00:00 2026
            From: Bob <bob@acme.example>
            Date: Mon, 2 Mar 2026 10:00:00 +0100
            Subject: Re: A question
            Message-ID: <2@acme.example>
            In-Reply-To: <1@acme.example>

            An hour.

            """;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportStore store;

    @Autowired
    private Uploads uploads;

    private String workspace;

    /** An upload goes once its import is told to be over, so that of the test before may be there still. */
    @BeforeEach
    void a_workspace_is_open_and_no_upload_is_left() {
        Awaitility.await()
                .ignoreException(UncheckedIOException.class)
                .until(() -> uploaded().isEmpty());
        workspace = workspace();
    }

    @Test
    void a_slack_export_is_imported_and_importing_it_again_adds_nothing() {
        JsonNode first = ended(upload("format=slack", "application/zip", slack()));
        assertThat(first.get("state").asString()).as(first.toString()).isEqualTo("DONE");
        assertThat(first.at("/counts/messages").asInt()).isEqualTo(2);
        assertThat(first.at("/added/people").asInt()).isEqualTo(2);
        assertThat(first.at("/added/conversations").asInt()).isEqualTo(1);
        assertThat(first.at("/added/messages").asInt()).isEqualTo(2);
        assertThat(first.get("done").asLong()).isEqualTo(first.get("total").asLong());
        assertThat(first.get("position").asLong()).isEqualTo(events() - 1);
        long before = events();
        JsonNode second = ended(upload("format=SLACK", "application/zip", slack()));
        assertThat(second.get("state").asString()).isEqualTo("DONE");
        assertThat(second.get("counts")).isEqualTo(first.get("counts"));
        assertThat(second.at("/added/messages").asInt()).isZero();
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void mail_is_imported_and_importing_more_adds_what_is_new() {
        JsonNode first = ended(upload("format=mbox", "application/mbox", bytes(FIRST_MAIL)));
        assertThat(first.at("/added/messages").asInt()).as(first.toString()).isEqualTo(1);
        JsonNode second = ended(upload("format=mbox", "application/octet-stream", bytes(FIRST_MAIL + ANSWER)));
        assertThat(second.at("/counts/messages").asInt()).isEqualTo(2);
        assertThat(second.at("/added/messages").asInt()).isEqualTo(1);
        long before = events();
        assertThat(ended(upload("format=mbox", "application/octet-stream", bytes(FIRST_MAIL + ANSWER)))
                        .at("/added/messages")
                        .asInt())
                .isZero();
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void several_mailboxes_of_a_form_are_one_import() {
        JsonNode done = ended(upload(
                "format=mbox&identity=name",
                "multipart/form-data; boundary=edge",
                bytes(part("march.mbox", FIRST_MAIL) + part("../../april.mbox", ANSWER) + "--edge--\r\n")));
        assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.at("/added/messages").asInt()).isEqualTo(2);
        assertThat(done.at("/added/conversations").asInt()).isEqualTo(1);
    }

    @Test
    void a_body_without_a_content_type_is_an_upload_too() {
        Reply accepted = post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                .body(bytes(FIRST_MAIL))
                .send();
        assertThat(ended(accepted).at("/added/messages").asInt()).isEqualTo(1);
    }

    @Test
    void the_same_idempotency_key_is_the_same_import() {
        Reply first = post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                .with("Idempotency-Key", "key")
                .body("application/octet-stream", bytes(FIRST_MAIL))
                .send();
        Reply second = post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                .with("Idempotency-Key", "key")
                .body("application/octet-stream", bytes(FIRST_MAIL))
                .send();
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        ended(first);
    }

    @Test
    void the_same_idempotency_key_for_another_import_is_409() {
        Reply first = post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                .with("Idempotency-Key", "key")
                .body("application/octet-stream", bytes(FIRST_MAIL))
                .send();
        String id = ended(first).get("id").asString();
        for (String other : new String[] {"format=slack", "format=mbox&identity=name"}) {
            Problem problem = post("/v1/workspaces/" + workspace + "/imports?" + other)
                    .with("Idempotency-Key", "key")
                    .body("application/octet-stream", bytes(FIRST_MAIL))
                    .refused(409)
                    .code("id-taken")
                    .field("Idempotency-Key");
            assertThat(problem.json().get("with").asString()).isEqualTo(id);
        }
        assertThat(get("/v1/imports/" + id).send().json().get("state").asString())
                .isEqualTo("DONE");
    }

    @Test
    void the_same_idempotency_key_while_its_upload_comes_in_is_409_and_leaves_that_alone() throws IOException {
        byte[] mail = FIRST_MAIL.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("localhost", port())) {
            socket.getOutputStream()
                    .write(("POST /v1/workspaces/" + workspace
                                    + "/imports?format=mbox HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                                    + mail.length + "\r\nContent-Type: application/octet-stream\r\n"
                                    + "Idempotency-Key: key\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(mail, 0, 100);
            Awaitility.await().until(() -> !uploaded().isEmpty());
            Problem problem = post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                    .with("Idempotency-Key", "key")
                    .body("application/octet-stream", bytes(ANSWER))
                    .refused(409)
                    .code("import-in-progress")
                    .field("Idempotency-Key");
            assertThat(uploaded()).hasSize(1);
            imports.stop();
            imports.start();
            assertThat(uploaded()).as("after a start of the imports").hasSize(1);
            socket.getOutputStream().write(mail, 100, mail.length - 100);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 202");
            JsonNode done = ended(UUID.fromString(problem.json().get("with").asString()));
            assertThat(done.at("/added/messages").asInt()).as(done.toString()).isEqualTo(1);
        }
    }

    @Test
    void an_upload_for_a_workspace_that_nobody_opened_is_404() {
        post("/v1/workspaces/nowhere/imports?format=mbox")
                .body("application/octet-stream", bytes(FIRST_MAIL))
                .refused(404)
                .code("unknown-workspace")
                .field("workspace");
    }

    @Test
    void the_format_is_named_and_known() {
        post("/v1/workspaces/" + workspace + "/imports")
                .body("application/octet-stream", bytes(FIRST_MAIL))
                .refused(400)
                .code("missing")
                .field("format");
        post("/v1/workspaces/" + workspace + "/imports?format=fax")
                .body("application/octet-stream", bytes(FIRST_MAIL))
                .refused(400)
                .code("wrong-type")
                .field("format")
                .says("slack", "mbox");
        post("/v1/workspaces/" + workspace + "/imports?format=mbox&identity=face")
                .body("application/octet-stream", bytes(FIRST_MAIL))
                .refused(400)
                .code("wrong-type")
                .field("identity")
                .says("address", "name");
    }

    @Test
    void what_curl_sends_by_itself_is_415_and_told_what_to_send_instead() {
        for (String body : new String[] {FIRST_MAIL, "x".repeat(3_000_000), ""}) {
            post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                    .body("application/x-www-form-urlencoded", bytes(body))
                    .refused(415)
                    .code("unsupported-media-type")
                    .field("Content-Type")
                    .says("application/octet-stream", "multipart/form-data");
        }
    }

    @Test
    void a_form_without_a_file_is_400() {
        post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                .body("multipart/form-data; boundary=edge", bytes("--edge--\r\n"))
                .refused(400);
        post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                .body(
                        "multipart/form-data; boundary=edge",
                        bytes(part("a.mbox", FIRST_MAIL).replace("name=\"file\"", "name=\"other\"") + "--edge--\r\n"))
                .refused(400)
                .code("missing")
                .field("file");
        post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                .body("multipart/form-data; boundary=edge", bytes("--edge\r\nno end"))
                .refused(400);
        post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                .body("multipart/form-data", bytes(FIRST_MAIL))
                .refused(400);
    }

    @Test
    void what_cannot_be_read_is_400_and_leaves_nothing_behind() {
        for (Map.Entry<String, byte[]> bad : badArchives().entrySet()) {
            refused("slack", bad.getKey(), bad.getValue());
            refused("mbox", bad.getKey(), bad.getValue());
        }
        refused("mbox", "a text", "No mail at all.".getBytes(StandardCharsets.UTF_8));
        refused("slack", "a text", "No export at all.".getBytes(StandardCharsets.UTF_8));
        refused("slack", "an mbox", FIRST_MAIL.getBytes(StandardCharsets.UTF_8));
        refused(
                "mbox",
                "half a mail",
                "truncated-upload",
                FIRST_MAIL.substring(0, 100).getBytes(StandardCharsets.UTF_8));
        refused("slack", "no json", zip(Map.of("users.json", "[", "channels.json", "[]")));
        refused("slack", "no list", zip(Map.of("users.json", "{}", "channels.json", "5")));
    }

    private void refused(String format, String what, byte[] upload) {
        refused(format, what, "bad-import", upload);
    }

    private void refused(String format, String what, String code, byte[] upload) {
        Problem problem = post("/v1/workspaces/" + workspace + "/imports?format=" + format)
                .body("application/octet-stream", BodyPublishers.ofByteArray(upload))
                .refused(400);
        assertThat(problem.json().get("code").asString()).as(what).isEqualTo(code);
        problem.field("upload");
        assertThat(uploaded()).as(what).isEmpty();
    }

    private static Map<String, byte[]> badArchives() {
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("empty", new byte[0]);
        bad.put("not a zip", "PK\3\4 and then nothing of the kind".getBytes(StandardCharsets.ISO_8859_1));
        bad.put("a zip without files", zip(Map.of()));
        bad.put("a path out of the zip", zip(Map.of("../../users.json", "[]")));
        bad.put("an absolute path", zip(Map.of("/etc/passwd", "x")));
        bad.put("a windows path", zip(Map.of("C:\\users.json", "[]")));
        byte[] whole = zip(Map.of("users.json", "[]", "channels.json", "[]"));
        bad.put("half a zip", Arrays.copyOf(whole, whole.length / 2));
        bad.put("a zip bomb", bomb());
        bad.put("half a gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1});
        return bad;
    }

    @Test
    void an_upload_beyond_the_limit_of_the_installation_is_400() {
        post("/v1/workspaces/" + workspace + "/imports?format=mbox")
                .body("application/octet-stream", BodyPublishers.ofByteArray(new byte[1_000_001]))
                .refused(400)
                .code("upload-too-large")
                .field("upload");
        assertThat(uploaded()).isEmpty();
    }

    @Test
    void an_import_that_was_cut_off_goes_on_at_the_next_start() throws IOException {
        imports.stop();
        UUID id = UUID.randomUUID();
        uploads.save(id, 0, "mbox", new ByteArrayInputStream((FIRST_MAIL + ANSWER).getBytes(StandardCharsets.UTF_8)));
        store.save(ImportResource.accepted(
                id, workspace, SourceFormat.MBOX, Identity.ADDRESS, Instant.parse("2026-03-02T09:00:00Z")));
        Path unpacked = Files.createDirectories(uploads.temporary().resolve("import of a process that was killed"));
        assertThat(get("/v1/imports/" + id).send().json().get("state").asString())
                .isEqualTo("RUNNING");

        imports.start();

        JsonNode done = ended(id);
        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.at("/added/messages").asInt()).isEqualTo(2);
        Awaitility.await().until(() -> !uploads.has(id));
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void an_import_that_goes_on_keeps_what_it_had_added() {
        imports.stop();
        UUID id = UUID.randomUUID();
        save(id, FIRST_MAIL + ANSWER);
        JsonNode accepted = JSON.valueToTree(running(id));
        store.save(JSON.treeToValue(
                ((ObjectNode) accepted)
                        .put("done", 7)
                        .put("position", 1_000_000_000L)
                        .set("added", JSON.createObjectNode().put("messages", 5).put("joins", 3)),
                ImportResource.class));

        imports.start();

        JsonNode done = ended(id);
        assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("DONE");
        assertThat(done.at("/added/messages").asInt()).isEqualTo(7);
        assertThat(done.at("/added/people").asInt()).isEqualTo(2);
        assertThat(done.at("/added/joins").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(done.get("position").asLong()).isEqualTo(1_000_000_000L);
        assertThat(done.get("done").asLong()).isEqualTo(done.get("total").asLong());
    }

    @Test
    void an_import_whose_upload_is_gone_fails_at_the_next_start() {
        imports.stop();
        UUID id = UUID.randomUUID();
        store.save(running(id));
        imports.start();
        JsonNode failed = ended(id);
        assertThat(failed.get("state").asString()).isEqualTo("FAILED");
        assertThat(failed.get("error").asString()).isEqualTo("the upload is gone; import again");
        assertThat(failed.get("endedAt").isNull()).isFalse();
    }

    @Test
    void an_import_that_cannot_go_on_fails_and_leaves_nothing_behind() {
        imports.stop();
        UUID id = UUID.randomUUID();
        save(id, "No mail at all.");
        store.save(running(id));
        imports.start();
        assertThat(ended(id).get("state").asString()).isEqualTo("FAILED");
        Awaitility.await().until(() -> !uploads.has(id));
    }

    @Test
    void an_upload_that_no_running_import_names_is_deleted_at_the_next_start() {
        imports.stop();
        UUID unknown = UUID.randomUUID();
        UUID over = UUID.randomUUID();
        save(unknown, FIRST_MAIL);
        save(over, FIRST_MAIL);
        store.save(running(over).ended(ImportState.FAILED, "it was cut off", Instant.parse("2026-03-02T10:00:00Z")));
        imports.start();
        assertThat(uploads.has(unknown)).isFalse();
        assertThat(uploads.has(over)).isFalse();
    }

    private void save(UUID id, String upload) {
        uploads.save(id, 0, "mbox", new ByteArrayInputStream(upload.getBytes(StandardCharsets.UTF_8)));
    }

    private ImportResource running(UUID id) {
        return ImportResource.accepted(
                id, workspace, SourceFormat.MBOX, Identity.ADDRESS, Instant.parse("2026-03-02T09:00:00Z"));
    }

    @Test
    void an_import_that_runs_when_the_process_stops_is_done_after_the_next_start() {
        StringBuilder mails = new StringBuilder();
        for (int mail = 0; mail < 2_000; mail++) {
            mails.append(FIRST_MAIL.replace("<1@", "<" + mail + "." + workspace + "@"));
        }
        UUID id = id(upload("format=mbox", "application/octet-stream", bytes(mails.toString())));
        imports.stop();
        assertThat(store.find(id).orElseThrow().state()).isNotEqualTo(ImportState.FAILED);
        imports.start();
        assertThat(ended(id).get("state").asString()).isEqualTo("DONE");
        JsonNode again = ended(upload("format=mbox", "application/octet-stream", bytes(mails.toString())));
        assertThat(again.at("/counts/messages").asInt()).isEqualTo(2_000);
        assertThat(again.at("/added/messages").asInt()).isZero();
    }

    @Test
    void an_upload_that_is_cut_off_is_400_and_leaves_nothing_behind() throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            socket.getOutputStream()
                    .write(("POST /v1/workspaces/" + workspace
                                    + "/imports?format=mbox HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                                    + "Content-Type: application/octet-stream\r\nConnection: close\r\n\r\n"
                                    + FIRST_MAIL)
                            .getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
        assertThat(uploaded()).isEmpty();
    }

    private Reply upload(String query, String type, BodyPublisher content) {
        return post("/v1/workspaces/" + workspace + "/imports?" + query)
                .body(type, content)
                .send();
    }

    private static UUID id(Reply accepted) {
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String id = accepted.json().get("id").asString();
        assertThat(accepted.header("Location")).isEqualTo("/v1/imports/" + id);
        return UUID.fromString(id);
    }

    private JsonNode ended(Reply accepted) {
        return ended(id(accepted));
    }

    private JsonNode ended(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> get("/v1/imports/" + id).send().json(),
                        resource -> !resource.get("state").asString().equals("RUNNING"));
    }

    private static List<Path> uploaded() {
        try (Stream<Path> left = Files.walk(RealLog.folder().resolve("data"))) {
            return left.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String part(String name, String content) {
        return "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }

    private static BodyPublisher bytes(String text) {
        return BodyPublishers.ofString(text);
    }

    private static BodyPublisher slack() {
        return BodyPublishers.ofByteArray(
                zip(Map.of("users.json", """
                [{"id":"U1","name":"ann","profile":{"real_name":"Ann"},"tz":"Europe/Berlin"},
                 {"id":"U2","name":"bob","profile":{"real_name":"Bob"},"tz":"Asia/Tokyo"}]""", "channels.json", """
                [{"id":"C1","name":"general","created":1772440000,"members":["U1","U2"]}]""", "general/2026-03-02.json", """
                [{"type":"message","user":"U1","text":"How long?","ts":"1772441000.000100"},
                 {"type":"message","user":"U2","text":"An hour.","ts":"1772444600.000200","thread_ts":"1772441000.000100"}]""")));
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A hundred megabytes of zeros in a hundred kilobytes. */
    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("users.json"));
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 100; megabyte++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

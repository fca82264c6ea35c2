package dev.duplex.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.rest.RunningService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "duplex.files.max-bytes=2000000")
class FilesOverHttpTest extends RunningService {

    private static final String TEXT = "0123456789 and so on";

    @Autowired
    private UploadStore uploads;

    @Autowired
    private FileContents contents;

    @Autowired
    private Commands commands;

    @Autowired
    private MongoDatabase database;

    private String acme;
    private UUID ann;
    private UUID bob;
    private UUID room;

    @BeforeEach
    void people_talk() {
        acme = workspace();
        ann = person(acme);
        bob = person(acme);
        room = conversation(acme, "group", ann, bob);
    }

    @Test
    void a_file_travels_with_its_message() {
        Reply uploaded = upload(ann, "plan.txt", "text/plain", TEXT).send();
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        UUID file = id(uploaded);
        assertThat(uploaded.header("Location")).isEqualTo("/v1/files/" + file);
        assertThat(uploaded.json().get("name").asString()).isEqualTo("plan.txt");
        assertThat(uploaded.json().get("mediaType").asString()).isEqualTo("text/plain");
        assertThat(uploaded.json().get("size").asInt()).isEqualTo(TEXT.length());
        assertThat(uploaded.json().get("sha256").asString()).isEqualTo(sha256(TEXT));

        get("/v1/files/" + file).as(bob).refused(404).code("unknown-file").field("file");
        assertThat(get("/v1/files/" + file).as(ann).send().text()).isEqualTo(TEXT);
        UUID message = sendWith(file);
        assertThat(get("/v1/files/" + file).as(bob).send().text()).isEqualTo(TEXT);
        get("/v1/files/" + file).as(person(acme)).refused(403).code("not-a-participant");
        delete("/v1/messages/" + message).as(ann).send();
        get("/v1/files/" + file).as(bob).refused(404).code("unknown-file");
        get("/v1/files/" + file).as(ann).refused(404).code("unknown-file");
    }

    @Test
    void a_download_tells_what_it_is_and_runs_nothing() {
        UUID page = id(upload(ann, "page.html", "text/html", "<html><script>alert(1)</script></html>")
                .send());
        Reply reply = get("/v1/files/" + page).as(ann).send();
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.header("Content-Disposition")).startsWith("attachment").contains("page.html");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy")).contains("sandbox");
        assertThat(reply.header("Cache-Control")).contains("private");

        byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
        UUID image = id(upload(ann, "Grüße \"x\".png", "image/png", png).send());
        Reply shown = get("/v1/files/" + image).as(ann).send();
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("Content-Disposition"))
                .startsWith("inline")
                .contains("filename*=UTF-8''Gr%C3%BC%C3%9Fe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3   | 206 | 0123       | bytes 0-3/20",
                "bytes=10-   | 206 | ' and so on' | bytes 10-19/20",
                "bytes=-2    | 206 | on         | bytes 18-19/20",
                "bytes=5-500 | 206 | '56789 and so on' | bytes 5-19/20",
                "bytes=-500  | 206 | '0123456789 and so on' | bytes 0-19/20",
                "bytes=0-1,4-5 | 200 | '0123456789 and so on' | ''",
                "lines=0-3   | 200 | '0123456789 and so on' | ''",
                "bytes=x-y   | 200 | '0123456789 and so on' | ''",
            })
    void a_range_is_a_part_of_the_file(String range, int status, String body, String contentRange) {
        UUID file = id(upload(ann, "a.txt", "text/plain", TEXT).send());
        Reply reply = get("/v1/files/" + file).as(ann).with("Range", range).send();
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).isEqualTo(body);
        assertThat(reply.header("Content-Range")).isEqualTo(contentRange);
        assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(body.length()));
        assertThat(reply.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(reply.header("ETag")).isEqualTo("\"" + sha256(TEXT) + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=20-", "bytes=500-600"})
    void a_range_beyond_the_end_is_416(String range) {
        UUID file = id(upload(ann, "a.txt", "text/plain", TEXT).send());
        get("/v1/files/" + file)
                .as(ann)
                .with("Range", range)
                .refused(416)
                .code("range-not-satisfiable")
                .field("Range");
        assertThat(get("/v1/files/" + file).as(ann).with("Range", range).send().header("Content-Range"))
                .isEqualTo("bytes */20");
    }

    @Test
    void a_client_that_has_the_file_gets_no_second_copy() {
        UUID file = id(upload(ann, "a.txt", "text/plain", TEXT).send());
        String tag = "\"" + sha256(TEXT) + "\"";
        Reply same = get("/v1/files/" + file).as(ann).with("If-None-Match", tag).send();
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.text()).isEmpty();
        Reply part = get("/v1/files/" + file)
                .as(ann)
                .with("Range", "bytes=0-1")
                .with("If-Range", tag)
                .send();
        assertThat(part.status()).isEqualTo(206);
        Reply whole = get("/v1/files/" + file)
                .as(ann)
                .with("Range", "bytes=0-1")
                .with("If-Range", "\"another\"")
                .send();
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.text()).isEqualTo(TEXT);
        Reply head = head("/v1/files/" + file).as(ann).send();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("20");
        assertThat(head.header("ETag")).isEqualTo(tag);
        assertThat(head.text()).isEmpty();
    }

    @Test
    void a_file_of_many_pieces_comes_back_as_it_was_whole_and_in_part() {
        String large = "0123456789abcdef".repeat(100_000);
        UUID file = id(upload(ann, "large.txt", "text/plain", large).send());
        assertThat(get("/v1/files/" + file).as(ann).send().text()).isEqualTo(large);
        assertThat(get("/v1/files/" + file)
                        .as(ann)
                        .with("Range", "bytes=1000000-1000099")
                        .send()
                        .text())
                .isEqualTo(large.substring(1_000_000, 1_000_100));
    }

    @Test
    void a_file_over_the_limit_is_413_however_it_is_sent() {
        byte[] large = "x".repeat(2_000_001).getBytes(StandardCharsets.UTF_8);
        upload(ann, "a.txt", "text/plain", large)
                .refused(413)
                .code("file-too-large")
                .field("file");
        byte[] form = form("file", "a.txt", "text/plain", large);
        post("/v1/conversations/" + room + "/files")
                .as(ann)
                .body(TYPE, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)))
                .refused(413)
                .code("file-too-large");
        assertThat(contentsOf("x".repeat(2_000_001))).isZero();
    }

    @Test
    void a_file_that_is_sent_in_chunks_of_unknown_number_is_taken() {
        byte[] form = form("file", "a.txt", "text/plain", TEXT.getBytes(StandardCharsets.UTF_8));
        Reply reply = post("/v1/conversations/" + room + "/files")
                .as(ann)
                .body(TYPE, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)))
                .send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    @Test
    void a_file_that_lies_or_runs_or_is_empty_is_422() {
        upload(ann, "a.png", "image/png", "not a picture")
                .refused(422)
                .code("lying-media-type")
                .field("file");
        upload(ann, "a.exe", "application/octet-stream", "MZ whatever")
                .refused(422)
                .code("file-type-not-allowed")
                .field("file");
        upload(ann, "a.txt", "text/plain", "").refused(422).code("empty-file").field("file");
    }

    @Test
    void a_form_without_a_file_and_a_broken_one_are_400() {
        byte[] other = form("photo", "a.txt", "text/plain", TEXT.getBytes(StandardCharsets.UTF_8));
        files().body(TYPE, BodyPublishers.ofByteArray(other))
                .refused(400)
                .code("missing")
                .field("file");
        String cut = new String(
                form("file", "a.txt", "text/plain", TEXT.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        files().body(TYPE, BodyPublishers.ofString(cut.substring(0, cut.length() - 20)))
                .refused(400)
                .code("bad-multipart");
        files().body("multipart/form-data", BodyPublishers.ofString("x")).refused(400);
        files().body("application/json", BodyPublishers.ofString("{}"))
                .refused(415)
                .code("unsupported-media-type");
    }

    @Test
    void only_who_takes_part_uploads() {
        UUID stranger = person(workspace());
        upload(stranger, "a.txt", "text/plain", TEXT).refused(403).code("not-a-participant");
        post("/v1/conversations/" + UUID.randomUUID() + "/files")
                .as(ann)
                .body(TYPE, BodyPublishers.ofByteArray(form("file", "a", "text/plain", new byte[] {65})))
                .refused(404)
                .code("unknown-conversation");
    }

    @Test
    void only_ones_own_uploads_to_the_conversation_are_attached() {
        UUID file = id(upload(ann, "a.txt", "text/plain", TEXT).send());
        UUID elsewhere = conversation(acme, "group", ann, bob);
        for (UUID by : new UUID[] {bob, ann}) {
            post("/v1/conversations/" + (by.equals(bob) ? room : elsewhere) + "/messages")
                    .as(by)
                    .json("{\"text\":\"Here\",\"attachments\":[\"" + file + "\"]}")
                    .refused(404)
                    .code("unknown-file")
                    .field("attachments");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Repr-Digest", "Content-Digest"})
    void a_checksum_that_the_client_sends_is_compared(String header) throws Exception {
        String right = "sha-256=:" + Base64.getEncoder().encodeToString(digest(TEXT)) + ":";
        String wrong = "sha-256=:" + Base64.getEncoder().encodeToString(digest("other")) + ":";
        assertThat(upload(ann, "a.txt", "text/plain", TEXT)
                        .with(header, right)
                        .send()
                        .status())
                .isEqualTo(201);
        assertThat(upload(ann, "a.txt", "text/plain", TEXT)
                        .with(header, "sha-512=:AAAA:, " + right)
                        .send()
                        .status())
                .isEqualTo(201);
        upload(ann, "a.txt", "text/plain", TEXT)
                .with(header, wrong)
                .refused(422)
                .code("checksum-mismatch")
                .field(header);
        upload(ann, "a.txt", "text/plain", TEXT)
                .with(header, "sha-256=abc")
                .refused(400)
                .code("bad-checksum")
                .field(header);
    }

    @Test
    void an_upload_that_is_repeated_is_the_same_one() {
        UUID first = id(upload(ann, "a.txt", "text/plain", TEXT)
                .with("Idempotency-Key", "k")
                .send());
        assertThat(id(upload(ann, "a.txt", "text/plain", TEXT)
                        .with("Idempotency-Key", "k")
                        .send()))
                .isEqualTo(first);
        upload(ann, "a.txt", "text/plain", "something else")
                .with("Idempotency-Key", "k")
                .refused(409)
                .code("id-taken");
        UUID chosen = UUID.randomUUID();
        BodyPublisher form =
                BodyPublishers.ofByteArray(form("file", "a.txt", "text/plain", TEXT.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 2; i++) {
            assertThat(id(post("/v1/conversations/" + room + "/files?id=" + chosen)
                            .as(ann)
                            .body(TYPE, form)
                            .send()))
                    .isEqualTo(chosen);
        }
        post("/v1/conversations/" + room + "/files?id=5")
                .as(ann)
                .body(TYPE, form)
                .refused(400)
                .field("id");
    }

    @Test
    void the_same_content_is_kept_once() {
        String text = "Only once " + UUID.randomUUID();
        UUID mine = id(upload(ann, "mine.txt", "text/plain", text).send());
        UUID yours = id(upload(bob, "yours.txt", "text/plain", text).send());
        assertThat(mine).isNotEqualTo(yours);
        assertThat(contentsOf(text)).isOne();
        assertThat(database.getCollection("uploads_begun").countDocuments()).isZero();
        assertThat(get("/v1/files/" + yours).as(bob).send().text()).isEqualTo(text);
    }

    @Test
    void what_no_message_carries_goes_after_a_day_and_what_one_does_stays_until_it_is_retracted() {
        String text = "Forgotten " + UUID.randomUUID();
        UUID forgotten = id(upload(ann, "a.txt", "text/plain", text).send());
        UUID sent = id(upload(ann, "b.txt", "text/plain", "Sent " + text).send());
        UUID message = sendWith(sent);
        lookAfter(Duration.ofHours(23));
        assertThat(get("/v1/files/" + forgotten).as(ann).send().status()).isEqualTo(200);

        lookAfter(Duration.ofHours(25));
        get("/v1/files/" + forgotten).as(ann).refused(404);
        assertThat(contentsOf(text)).isOne();
        lookAfter(Duration.ofHours(27));
        lookAfter(Duration.ofHours(29));
        assertThat(contentsOf(text)).isZero();
        assertThat(get("/v1/files/" + sent).as(bob).send().status()).isEqualTo(200);

        delete("/v1/messages/" + message).as(ann).send();
        for (int hours = 30; hours < 60; hours += 2) {
            lookAfter(Duration.ofHours(hours));
        }
        assertThat(contentsOf("Sent " + text)).isZero();
    }

    @Test
    void content_that_two_uploads_have_stays_for_the_one_that_is_left() {
        String text = "Shared " + UUID.randomUUID();
        upload(ann, "a.txt", "text/plain", text).send();
        UUID sent = id(upload(bob, "b.txt", "text/plain", text).send());
        post("/v1/conversations/" + room + "/messages")
                .as(bob)
                .json("{\"text\":\"Here\",\"attachments\":[\"" + sent + "\"]}")
                .created();
        for (int hours = 25; hours < 40; hours += 2) {
            lookAfter(Duration.ofHours(hours));
        }
        assertThat(get("/v1/files/" + sent).as(ann).send().text()).isEqualTo(text);
    }

    private void lookAfter(Duration later) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        new WhenNoMessageCarriesFileThenRemoveIt(uploads, contents, commands, clock, Duration.ofHours(1)).look();
    }

    private long contentsOf(String text) {
        return database.getCollection("upload_contents").countDocuments(new org.bson.Document("_id", sha256(text)));
    }

    private UUID sendWith(UUID file) {
        return post("/v1/conversations/" + room + "/messages")
                .as(ann)
                .json("{\"text\":\"Here\",\"attachments\":[\"" + file + "\"]}")
                .created();
    }

    private static final String TYPE = "multipart/form-data; boundary=edge";

    private Call files() {
        return post("/v1/conversations/" + room + "/files").as(ann);
    }

    private Call upload(UUID by, String name, String type, String content) {
        return upload(by, name, type, content.getBytes(StandardCharsets.UTF_8));
    }

    private Call upload(UUID by, String name, String type, byte[] content) {
        return post("/v1/conversations/" + room + "/files")
                .as(by)
                .body(TYPE, BodyPublishers.ofByteArray(form("file", name, type, content)));
    }

    private static byte[] form(String field, String name, String type, byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + name.replace("\"", "\\\"") + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static UUID id(Reply uploaded) {
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        return UUID.fromString(uploaded.json().get("id").asString());
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

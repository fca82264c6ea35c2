package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public interfaces over HTTP, as one person or as an operator. What is asked sees all that was written through this
 * one, whoever it was written as.
 */
final class Api {

    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** How long anything may take: a busy machine is slow, not wrong. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static {
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    record Answer(int status, JsonNode body, Map<String, String> headers) {

        String id() {
            return body.get("id").asString();
        }

        String code() {
            return body.path("code").asString("");
        }

        String field() {
            return body.path("field").asString("");
        }

        String position() {
            return String.valueOf(headers.get("duplex-position"));
        }

        Answer ok() {
            assertThat(status).as("%s", body).isBetween(200, 299);
            return this;
        }
    }

    private final String url;
    private final Optional<String> person;
    private final Map<String, String> headers;
    private final AtomicLong written;

    private Api(String url, Optional<String> person, Map<String, String> headers, AtomicLong written) {
        this.url = url;
        this.person = person;
        this.headers = headers;
        this.written = written;
    }

    static Api at(String url) {
        return new Api(url, Optional.empty(), Map.of(), new AtomicLong(-1));
    }

    Api as(String id) {
        return new Api(url, Optional.of(id), headers, written);
    }

    Api with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(url, person, more, written);
    }

    String url() {
        return url;
    }

    Answer post(String path, Object body) {
        return send("POST", path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    Answer post(String path) {
        return send("POST", path, "application/json", BodyPublishers.noBody());
    }

    Answer put(String path, Object body) {
        return send("PUT", path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    Answer delete(String path) {
        return send("DELETE", path, "application/json", BodyPublishers.noBody());
    }

    Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    Answer raw(String method, String path, String type, String body) {
        return send(method, path, type, BodyPublishers.ofString(body));
    }

    Answer upload(String path, Path file) {
        try {
            return send("POST", path, "application/octet-stream", BodyPublishers.ofFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer upload(String path, byte[] content) {
        return send("POST", path, "application/octet-stream", BodyPublishers.ofByteArray(content));
    }

    /** One file as a form sends it. */
    Answer uploadForm(String path, String name, String mediaType, byte[] content) {
        String boundary = "duplex-form";
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(boundary, name, mediaType)
                        .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return send(
                "POST",
                path,
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.ofByteArray(form.toByteArray()));
    }

    /** What a download answers, as bytes. */
    HttpResponse<byte[]> download(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        person.ifPresent(id -> request.header("Duplex-Person", id));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The data of a query; fails where there are errors. */
    JsonNode query(String query) {
        JsonNode answer = reached(query).ok().body();
        assertThat(answer.path("errors").isMissingNode())
                .as("%s", answer.path("errors"))
                .isTrue();
        return answer.get("data");
    }

    /** The data of a query that waits for what another answer has written. */
    JsonNode query(String query, Answer after) {
        return query(query, after.position());
    }

    /** The data of a query that waits for a position. */
    JsonNode query(String query, String position) {
        return with("Duplex-Position", position).query(query);
    }

    /** Asked again where a read model says that it is behind. */
    private Answer reached(String query) {
        Api asking =
                headers.containsKey("Duplex-Position") ? this : with("Duplex-Position", Long.toString(written.get()));
        return await().pollDelay(Duration.ZERO).until(() -> asking.graphql(query), answer -> answer.status() != 503);
    }

    /** What a query answers now, as it is. */
    Answer graphql(String query) {
        return post("/graphql", Map.of("query", query));
    }

    /** The code of the first error. */
    String errorOf(String query) {
        return reached(query).body().at("/errors/0/extensions/code").asString("");
    }

    private Answer send(String method, String path, @Nullable String type, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        person.ifPresent(id -> request.header("Duplex-Person", id));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            Map<String, String> answered = new HashMap<>();
            response.headers().map().forEach((name, values) -> answered.put(name, values.getFirst()));
            response.headers()
                    .firstValueAsLong("duplex-position")
                    .ifPresent(at -> written.accumulateAndGet(at, Math::max));
            String json = response.body();
            return new Answer(
                    response.statusCode(),
                    json.isBlank() || !json.stripLeading().startsWith("{")
                            ? JSON.createObjectNode()
                            : JSON.readTree(json),
                    answered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A workspace of its own for a test, with people by name. */
    Office office(String... names) {
        String workspace = "w-" + UUID.randomUUID().toString().substring(0, 8);
        post("/v1/workspaces", Map.of("id", workspace, "name", "Acme", "timeZone", "Europe/Berlin"))
                .ok();
        Map<String, String> people = new HashMap<>();
        for (String name : names) {
            people.put(
                    name,
                    post("/v1/workspaces/" + workspace + "/people", Map.of("name", name))
                            .ok()
                            .id());
        }
        return new Office(workspace, people);
    }

    record Office(String workspace, Map<String, String> people) {

        String id(String name) {
            return String.valueOf(people.get(name));
        }
    }
}

package dev.duplex.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.log.RealLog;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command side over HTTP on its real log, and what a client does with it. The log is that of many tests, so nothing that
 * one has left happens by itself while another one counts events.
 */
@SpringBootTest(
        classes = CommandServiceForTests.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.banner-mode=off",
            "duplex.imports.max-upload-bytes=1000000",
            "duplex.call.ring-time=1d",
            "duplex.call.seat-time=1d",
            "duplex.chat.patience=1d",
            "duplex.chat.quiet=1d",
            "management.endpoints.web.exposure.include=health,metrics"
        })
public abstract class RunningService {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    protected static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private MongoEventStorageEngine log;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        String uri = RealLog.newUri();
        settings.add("duplex.mongodb.uri", () -> uri);
        settings.add("duplex.data", () -> RealLog.folder().resolve("data").toString());
    }

    /** A request in the making. */
    protected final class Call {

        private final String method;
        private final String path;
        private final HttpRequest.Builder request;
        private BodyPublisher body = BodyPublishers.noBody();

        private Call(String method, String path) {
            this.method = method;
            this.path = path;
            this.request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        }

        public Call as(UUID person) {
            return with("Duplex-Person", person.toString());
        }

        public Call with(String header, String value) {
            request.header(header, value);
            return this;
        }

        public Call json(String json) {
            return body("application/json", BodyPublishers.ofString(json));
        }

        public Call body(String type, BodyPublisher content) {
            request.header("Content-Type", type);
            body = content;
            return this;
        }

        public Call body(BodyPublisher content) {
            body = content;
            return this;
        }

        public Reply send() {
            try {
                HttpResponse<String> response =
                        CLIENT.send(request.method(method, body).build(), BodyHandlers.ofString());
                assertThat(response.statusCode())
                        .as("%s %s: %s", method, path, response.body())
                        .isLessThan(500);
                return new Reply(response);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        /** 201 with the id of what was created. */
        public UUID created() {
            Reply reply = send();
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            return UUID.fromString(reply.json().get("id").asString());
        }

        /** Refused with a problem detail, and nothing was written. */
        public Problem refused(int status) {
            long before = log.durableEnd();
            Reply reply = send();
            assertThat(reply.status()).as(reply.text()).isEqualTo(status);
            assertThat(reply.header("Content-Type")).as(reply.text()).startsWith("application/problem+json");
            assertThat(reply.json().get("status").asInt()).isEqualTo(status);
            assertThat(reply.json().path("code").asString("")).as(reply.text()).isNotBlank();
            assertThat(reply.json().path("detail").asString(""))
                    .as(reply.text())
                    .isNotBlank();
            assertThat(reply.json().get("type").asString())
                    .isEqualTo("urn:duplex:problem:" + reply.json().get("code").asString());
            assertThat(log.durableEnd()).as("events").isEqualTo(before);
            return new Problem(reply.json());
        }
    }

    protected record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    protected record Problem(JsonNode json) {

        public Problem code(String code) {
            assertThat(json.get("code").asString()).as(json.toString()).isEqualTo(code);
            return this;
        }

        public Problem field(String field) {
            assertThat(json.path("field").asString("")).as(json.toString()).isEqualTo(field);
            return this;
        }

        public Problem says(String... words) {
            assertThat(json.get("detail").asString()).contains(words);
            return this;
        }
    }

    protected final Call get(String path) {
        return new Call("GET", path);
    }

    protected final Call post(String path) {
        return new Call("POST", path);
    }

    protected final Call head(String path) {
        return new Call("HEAD", path);
    }

    protected final Call put(String path) {
        return new Call("PUT", path);
    }

    protected final Call patch(String path) {
        return new Call("PATCH", path);
    }

    protected final Call delete(String path) {
        return new Call("DELETE", path);
    }

    protected final int port() {
        return port;
    }

    protected final long events() {
        return log.durableEnd();
    }

    /** A workspace of its own. */
    protected final String workspace() {
        String slug = "w" + UUID.randomUUID().toString().substring(0, 8);
        post("/v1/workspaces")
                .json("{\"id\":\"" + slug + "\",\"name\":\"Acme\",\"timeZone\":\"Europe/Berlin\"}")
                .send();
        return slug;
    }

    protected final UUID person(String workspace) {
        return post("/v1/workspaces/" + workspace + "/people")
                .json("{\"name\":\"Somebody\"}")
                .created();
    }

    protected final UUID conversation(String workspace, String kind, UUID... people) {
        String ids = String.join(
                ",", List.of(people).stream().map(id -> "\"" + id + "\"").toList());
        return post("/v1/workspaces/" + workspace + "/conversations")
                .as(people[0])
                .json("{\"kind\":\"" + kind + "\",\"participants\":[" + ids + "]}")
                .created();
    }

    protected final UUID message(UUID conversation, UUID by) {
        return post("/v1/conversations/" + conversation + "/messages")
                .as(by)
                .json("{\"text\":\"Hello\"}")
                .created();
    }
}

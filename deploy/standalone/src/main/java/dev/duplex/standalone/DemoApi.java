package dev.duplex.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public interfaces of Duplex as the demo uses them. What is created has an id that follows from a name: it is there once. */
final class DemoApi {

    private static final int CONFLICT = 409;
    private static final int NOT_YET = 503;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String BOUNDARY = "duplex-demo";

    private final JsonMapper json;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    DemoApi(JsonMapper json, String url) {
        this.json = json;
        this.url = url;
    }

    static String id(String name) {
        return UUID.nameUUIDFromBytes(("duplex demo " + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** @return the id of what is created */
    String create(String name, String path, @Nullable String by, Map<String, ?> body)
            throws IOException, InterruptedException {
        Map<String, Object> whole = new HashMap<>(body);
        whole.put("id", id(name));
        post(path, by, whole);
        return id(name);
    }

    /** @return the position at which it was done, or -1 where that is not told again */
    long post(String path, @Nullable String by, Map<String, ?> body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", path, by, "application/json", text(body));
        return json.readTree(answer.body()).path("position").asLong(-1);
    }

    void put(String path, @Nullable String by, Map<String, ?> body) throws IOException, InterruptedException {
        send("PUT", path, by, "application/json", text(body));
    }

    void react(String message, String by, String emoji) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(emoji, StandardCharsets.UTF_8);
        put("/v1/messages/" + message + "/reactions/" + encoded, by, Map.of());
    }

    /** @return the id of the file */
    String upload(String name, String conversation, String by, String fileName, String type, String content)
            throws IOException, InterruptedException {
        String form = """
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%2$s"\r
                Content-Type: %3$s\r
                \r
                %4$s\r
                --%1$s--\r
                """.formatted(BOUNDARY, fileName, type, content);
        send(
                "POST",
                "/v1/conversations/" + conversation + "/files?id=" + id(name),
                by,
                "multipart/form-data; boundary=" + BOUNDARY,
                BodyPublishers.ofString(form));
        return id(name);
    }

    /** @return the position of the last of it */
    long importHistory(String workspace, byte[] export) throws IOException, InterruptedException {
        JsonNode state = json.readTree(send(
                        "POST",
                        "/v1/workspaces/" + workspace + "/imports?format=slack",
                        null,
                        "application/octet-stream",
                        BodyPublishers.ofByteArray(export))
                .body());
        String place = "/v1/imports/" + state.get("id").asString();
        while (state.get("state").asString().equals("RUNNING")) {
            Thread.sleep(50);
            state = json.readTree(http.send(request(place, null).build(), BodyHandlers.ofString())
                    .body());
        }
        return state.get("position").asLong();
    }

    /** Waits until what is at a position can be seen. */
    JsonNode query(String query, long position) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/graphql", null)
                .header("Content-Type", "application/json")
                .POST(text(Map.of("query", query)));
        if (position >= 0) {
            request.header("Duplex-Position", Long.toString(position));
        }
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        while (answer.statusCode() == NOT_YET) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("what the demo workspace was filled with cannot be seen after "
                        + PATIENCE.toMinutes() + " minutes: " + answer.body());
            }
            Thread.sleep(PAUSE);
            answer = http.send(request.build(), BodyHandlers.ofString());
        }
        return json.readTree(answer.body());
    }

    private BodyPublisher text(Map<String, ?> body) {
        return BodyPublishers.ofString(json.writeValueAsString(body));
    }

    private HttpRequest.Builder request(String path, @Nullable String by) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return by == null ? request : request.header("Duplex-Person", by);
    }

    /** What was done when an earlier start was cut off is refused, and is there. */
    private HttpResponse<String> send(String method, String path, @Nullable String by, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = request(path, by)
                .header("Content-Type", type)
                .header("Idempotency-Key", "demo")
                .method(method, body)
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300 && response.statusCode() != CONFLICT) {
            throw new IOException("the demo workspace could not be filled: " + path + " " + response.body());
        }
        return response;
    }
}

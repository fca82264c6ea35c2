package dev.duplex.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills the invented workspace {@code demo} through the public interfaces, once: every command has its key, so what was cut off
 * is completed by the next start.
 */
final class DemoWorkspace {

    private static final String WORKSPACE = "demo";
    private static final int MESSAGES = 29;

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final Clock clock;
    private int commands;

    DemoWorkspace(String url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    void fill() throws IOException, InterruptedException {
        JsonNode counts =
                query("{ workspace(id: \"demo\") { counts { messages } } }", -1).at("/data/workspace/counts");
        if (counts.path("messages").asInt(0) >= MESSAGES) {
            return;
        }
        post("/v1/workspaces", null, Map.of("id", WORKSPACE, "name", "Duplex demo", "timeZone", "Europe/Berlin"));
        Map<String, String> people = people(importHistory());
        liveConversations(
                Objects.requireNonNull(people.get("Ann Weber")),
                Objects.requireNonNull(people.get("Priya Raman")),
                Objects.requireNonNull(people.get("Sam Ortiz")));
    }

    private long importHistory() throws IOException, InterruptedException {
        byte[] export = new DemoHistory(json, clock.instant()).asSlackExport();
        JsonNode started = send(
                "/v1/workspaces/demo/imports?format=slack",
                null,
                "application/octet-stream",
                BodyPublishers.ofByteArray(export),
                -1);
        String place = "/v1/imports/" + started.get("id").asString();
        JsonNode state = started;
        while (state.get("state").asString().equals("RUNNING")) {
            Thread.sleep(Duration.ofMillis(50));
            state = json.readTree(
                    http.send(HttpRequest.newBuilder(URI.create(url + place)).build(), BodyHandlers.ofString())
                            .body());
        }
        return state.get("position").asLong();
    }

    private Map<String, String> people(long position) throws IOException, InterruptedException {
        JsonNode answer = query("{ workspace(id: \"demo\") { people { nodes { id name } } } }", position);
        Map<String, String> ids = new HashMap<>();
        for (JsonNode person : answer.at("/data/workspace/people/nodes")) {
            ids.put(person.get("name").asString(), person.get("id").asString());
        }
        return ids;
    }

    private void liveConversations(String ann, String priya, String sam) throws IOException, InterruptedException {
        String dana = post(
                "/v1/workspaces/demo/people",
                null,
                Map.of("name", "Dana Lee (Lumen)", "kind", "customer", "timeZone", "Europe/London"));

        String planning = post(
                "/v1/workspaces/demo/conversations",
                ann,
                Map.of("kind", "group", "subject", "Planning 2.5", "participants", List.of(priya, sam)));
        String idea = message(planning, ann, Map.of("text", "Shall we take missed calls first?"));
        message(planning, priya, Map.of("text", "Yes, please. It is what customers ask for most.", "inReplyTo", idea));
        String estimate = message(
                planning, ann, Map.of("text", "Sam, could you estimate the ringing part?", "mentions", List.of(sam)));
        put(
                "/v1/messages/" + estimate + "/reply-later",
                sam,
                Map.of("until", clock.instant().plus(1, ChronoUnit.DAYS).toString(), "note", "after the load test"));
        String call = post(
                "/v1/conversations/" + planning + "/calls",
                ann,
                Map.of("media", "video", "urgent", true, "ring", List.of(priya, sam), "escalatedFrom", estimate));
        post("/v1/calls/" + call + "/answer", priya, Map.of());
        post("/v1/calls/" + call + "/decline", sam, Map.of("reason", "later"));
        post("/v1/calls/" + call + "/end", ann, Map.of());

        String inquiry = post(
                "/v1/workspaces/demo/conversations",
                dana,
                Map.of(
                        "kind",
                        "inquiry",
                        "subject",
                        "Where is the export of timelines?",
                        "participants",
                        List.of(ann)));
        String question = message(
                inquiry, dana, Map.of("text", "We need last month's timelines for an audit. Where do I find them?"));
        message(
                inquiry,
                ann,
                Map.of(
                        "text",
                        "In 2.4, under Conversation, Export. Shall we look at it together?",
                        "inReplyTo",
                        question));
        message(inquiry, dana, Map.of("text", "Found it. Does it contain the calls too?", "urgency", "urgent"));
    }

    private String message(String conversation, String by, Map<String, Object> body)
            throws IOException, InterruptedException {
        return post("/v1/conversations/" + conversation + "/messages", by, body);
    }

    private String post(String path, @Nullable String by, Map<String, ?> body)
            throws IOException, InterruptedException {
        return send(path, by, "application/json", BodyPublishers.ofString(json.writeValueAsString(body)), -1)
                .get("id")
                .asString();
    }

    private void put(String path, String by, Map<String, ?> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .header("Duplex-Person", by)
                .PUT(BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        answer(request);
    }

    private JsonNode query(String query, long position) throws IOException, InterruptedException {
        return send(
                "/graphql",
                null,
                "application/json",
                BodyPublishers.ofString(json.writeValueAsString(Map.of("query", query))),
                position);
    }

    private JsonNode send(String path, @Nullable String by, String type, BodyPublisher body, long position)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", type)
                .header("Idempotency-Key", "demo-" + ++commands)
                .POST(body);
        if (by != null) {
            request.header("Duplex-Person", by);
        }
        if (position >= 0) {
            request.header("Duplex-Position", Long.toString(position));
        }
        return answer(request.build());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("the demo workspace could not be filled: " + response.body());
        }
        return json.readTree(response.body());
    }
}

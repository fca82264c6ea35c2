package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.acceptance.Api.Office;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private final Api api = SharedDuplex.api();
    private final Office office = api.office("Ann", "Bob");
    private final Api ann = api.as(office.id("Ann"));
    private final String conversation = ann.post(
                    "/v1/workspaces/" + office.workspace() + "/conversations",
                    Map.of("kind", "direct", "participants", List.of(office.id("Bob"))))
            .ok()
            .id();

    private void send(String text) {
        ann.post("/v1/conversations/" + conversation + "/messages", Map.of("text", text))
                .ok();
    }

    @Test
    void events_of_a_conversation_arrive_over_websocket() {
        ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket = http.newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .header("Duplex-Person", office.id("Bob"))
                    .buildAsync(URI.create(api.url().replace("http", "ws") + "/graphql"), collect(received))
                    .join();
            socket.sendText("{\"type\":\"connection_init\"}", true).join();
            await().until(() -> received.stream().anyMatch(text -> text.contains("connection_ack")));
            String query = "subscription { conversationEvents(conversation: \\\"" + conversation
                    + "\\\") { type position entry { ... on Message { text } } } }";
            socket.sendText("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + query + "\"}}", true)
                    .join();
            await().untilAsserted(() -> {
                send("hello");
                assertThat(received).anyMatch(text -> text.contains("message.sent") && text.contains("hello"));
            });
            socket.abort();
        }
    }

    @Test
    void inbox_updates_arrive_as_server_sent_events() throws Exception {
        ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
        String query =
                "subscription { inboxUpdates(person: \"" + office.id("Bob") + "\") { unread lastMessage { text } } }";
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.url() + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("Duplex-Person", office.id("Bob"))
                .POST(BodyPublishers.ofString(Api.JSON.writeValueAsString(Map.of("query", query))))
                .build();
        try (var reader = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newHttpClient()) {
            var reading = reader.submit(() -> {
                try (var lines = http.send(request, BodyHandlers.ofLines()).body()) {
                    lines.forEach(received::add);
                }
                return null;
            });
            await().untilAsserted(() -> {
                send("news");
                assertThat(received).anyMatch(line -> line.contains("news") && line.contains("unread"));
            });
            reading.cancel(true);
            http.shutdownNow();
        }
    }

    private static WebSocket.Listener collect(ConcurrentLinkedQueue<String> received) {
        return new WebSocket.Listener() {
            private final StringBuilder partial = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                partial.append(data);
                if (last) {
                    received.add(partial.toString());
                    partial.setLength(0);
                }
                return WebSocket.Listener.super.onText(socket, data, last);
            }
        };
    }
}

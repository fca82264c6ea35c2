package dev.duplex.benchmarks.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page of a person: a WebSocket that speaks graphql-transport-ws, with one subscription. */
final class Page implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final WebSocket socket;

    private Page(WebSocket socket) {
        this.socket = socket;
    }

    /**
     * Returns when the page is subscribed: the server answers in order.
     *
     * @param hears what its subscription tells, on a thread of the client
     */
    static Page open(HttpClient http, URI graphql, String person, String subscription, Consumer<JsonNode> hears) {
        CompletableFuture<Void> subscribed = new CompletableFuture<>();
        WebSocket socket = http.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(graphql, new Listener(hears, subscribed, new StringBuilder()))
                .join();
        send(socket, Map.of("type", "connection_init", "payload", Map.of("Duplex-Person", person)));
        send(socket, Map.of("type", "subscribe", "id", "1", "payload", Map.of("query", subscription)));
        send(socket, Map.of("type", "ping"));
        subscribed.join();
        return new Page(socket);
    }

    private static void send(WebSocket socket, Map<String, ?> message) {
        socket.sendText(JSON.writeValueAsString(message), true).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private record Listener(Consumer<JsonNode> hears, CompletableFuture<Void> subscribed, StringBuilder text)
            implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            @Nullable CompletionStage<?> answered = null;
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                switch (message.get("type").asString()) {
                    case "next" ->
                        hears.accept(message.at("/payload/data").iterator().next());
                    case "ping" -> answered = socket.sendText("{\"type\":\"pong\"}", true);
                    case "pong" -> subscribed.complete(null);
                    case "error" -> System.err.println("a page was refused: " + message);
                    default -> {}
                }
            }
            socket.request(1);
            return answered;
        }
    }
}

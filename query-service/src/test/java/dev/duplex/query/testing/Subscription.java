package dev.duplex.query.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A subscription from the client's side, with all that it got. */
public final class Subscription {

    private static final JsonMapper JSON = new JsonMapper();

    public final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    private Subscription() {}

    /** What the subscription's only field told. */
    public Stream<JsonNode> updates() {
        return messages.stream()
                .map(message -> message.has("payload") ? message.get("payload") : message)
                .map(result -> result.path("data"))
                .filter(JsonNode::isObject)
                .map(data -> data.iterator().next());
    }

    /** What the messages in the updates say. */
    public List<String> texts() {
        return updates()
                .flatMap(update -> Stream.of(update.at("/entry/text"), update.at("/lastMessage/text")))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    /** Over WebSocket, as graphql-transport-ws has it. */
    public static Subscription webSocket(QueryService service, @Nullable UUID person, String document) {
        service.caughtUp();
        Subscription subscription = new Subscription();
        WebSocket socket = service.http()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(service.uri("ws"), subscription.new Listener())
                .join();
        Map<String, String> payload = person == null ? Map.of() : Map.of("Duplex-Person", person.toString());
        send(socket, Map.of("type", "connection_init", "payload", payload));
        send(socket, Map.of("type", "subscribe", "id", "1", "payload", Map.of("query", document)));
        return subscription;
    }

    private static void send(WebSocket socket, Map<String, ?> message) {
        socket.sendText(JSON.writeValueAsString(message), true).join();
    }

    /** Over server-sent events. */
    public static Subscription sse(QueryService service, @Nullable UUID person, String document) {
        service.caughtUp();
        Subscription subscription = new Subscription();
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri("http"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document))));
        if (person != null) {
            request.header("Duplex-Person", person.toString());
        }
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    service.http()
                            .send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                            .body(),
                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data:") && line.length() > 5) {
                        subscription.messages.add(JSON.readTree(line.substring(5)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return subscription;
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}

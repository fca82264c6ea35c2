package dev.duplex.query.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.query.testing.QueryService;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client as a page would be one: one WebSocket, its realtime subscription, and what it sends. */
final class Peer implements AutoCloseable {

    static final Duration SOON = QueryService.PATIENCE;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REALTIME = """
            subscription Realtime($device: ID!) { realtime(device: $device) { __typename
                ... on Welcome { device everyone: online { person online talking: inCall call devices } }
                ... on PresenceChange { person online away talking: inCall inCall: call devices }
                ... on Typing { conversation person }
                ... on Signal { call from device kind payload at } } }
            """;

    final UUID person;
    final String device;
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final List<JsonNode> errors = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final WebSocket socket;
    private volatile boolean acknowledged;
    private volatile int closedWith;

    private Peer(QueryService service, UUID person, String device) {
        this.person = person;
        this.device = device;
        this.socket = service.http()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(service.uri("ws"), new Listener())
                .join();
        send(Map.of("type", "connection_init", "payload", Map.of("Duplex-Person", person.toString())));
    }

    /** Connected only. */
    static Peer connect(QueryService service, UUID person, String device) {
        service.caughtUp();
        return new Peer(service, person, device);
    }

    /** Connected and welcomed. */
    static Peer of(QueryService service, UUID person, String device) {
        Peer peer = connect(service, person, device);
        peer.subscribe();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(peer.of("Welcome"))
                        .as("errors %s, closed with %s", peer.errors, peer.closedWith)
                        .isNotEmpty());
        return peer;
    }

    void subscribe() {
        await().atMost(SOON).until(() -> acknowledged || closedWith != 0);
        send(Map.of(
                "type",
                "subscribe",
                "id",
                "realtime-" + ids.incrementAndGet(),
                "payload",
                Map.of("query", REALTIME, "variables", Map.of("device", device))));
    }

    /** The answer, with data or errors. */
    CompletableFuture<JsonNode> ask(String document, Map<String, Object> variables) {
        String id = "ask-" + ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        send(Map.of("type", "subscribe", "id", id, "payload", Map.of("query", document, "variables", variables)));
        return answer;
    }

    CompletableFuture<JsonNode> signal(UUID call, UUID to, @Nullable String toDevice, SignalKind kind, String payload) {
        Map<String, Object> variables = new HashMap<>(
                Map.of("call", call, "device", device, "to", to, "kind", kind.name(), "payload", payload));
        if (toDevice != null) {
            variables.put("toDevice", toDevice);
        }
        return ask("""
                mutation($call: ID!, $device: ID!, $to: ID!, $toDevice: ID, $kind: SignalKind!, $payload: String!) {
                    signal(call: $call, device: $device, to: $to, toDevice: $toDevice, kind: $kind, payload: $payload) }
                """, variables);
    }

    /** Whether somebody hears it. */
    boolean says(UUID call, UUID to, int number) {
        return signal(call, to, null, SignalKind.STATE, "{\"n\":" + number + "}")
                .join()
                .at("/data/signal")
                .asBoolean();
    }

    CompletableFuture<JsonNode> present(@Nullable UUID call) {
        Map<String, Object> variables = new HashMap<>(Map.of("device", device));
        if (call != null) {
            variables.put("call", call);
        }
        return ask("mutation($device: ID!, $call: ID) { present(device: $device, call: $call) }", variables);
    }

    static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString();
    }

    /** Of one of the union's types, in the order of arrival. */
    Stream<JsonNode> of(String type) {
        return heard.stream().filter(told -> told.get("__typename").asString().equals(type));
    }

    Stream<JsonNode> signals() {
        return of("Signal");
    }

    List<Integer> numbersFrom(UUID from) {
        return signals()
                .filter(signal -> signal.get("from").asString().equals(from.toString()))
                .map(signal ->
                        JSON.readTree(signal.get("payload").asString()).get("n").asInt())
                .toList();
    }

    /** What it was told last of somebody, the welcome included. */
    boolean sees(UUID other) {
        return heard.stream()
                .flatMap(told -> told.has("everyone") ? told.get("everyone").valueStream() : Stream.of(told))
                .filter(told -> told.has("person") && told.has("online"))
                .filter(told -> told.get("person").asString().equals(other.toString()))
                .reduce((earlier, later) -> later)
                .filter(told -> told.get("online").asBoolean())
                .isPresent();
    }

    Stream<String> errorCodes() {
        return errors.stream()
                .map(error -> error.at("/payload/0/extensions/code").asString());
    }

    int closedWith() {
        return closedWith;
    }

    synchronized void send(Map<String, ?> message) {
        send(JSON.writeValueAsString(message));
    }

    synchronized void send(String text) {
        try {
            socket.sendText(text, true).join();
        } catch (CompletionException closed) {
            if (closedWith == 0) {
                await().atMost(SOON).until(() -> closedWith != 0);
            }
        }
    }

    /** The server may have closed it just now, which the listener has not heard yet. */
    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .exceptionally(closed -> socket)
                .join();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                take(message);
            }
            from.request(1);
            return null;
        }

        private void take(JsonNode message) {
            CompletableFuture<JsonNode> answer = asked.get(message.path("id").asString(""));
            switch (message.get("type").asString()) {
                case "next" -> {
                    if (answer != null) {
                        answer.complete(message.get("payload"));
                    } else if (message.at("/payload/data/realtime").isObject()) {
                        heard.add(message.at("/payload/data/realtime"));
                    } else if (message.get("payload").has("errors")) {
                        throw new AssertionError(message.toString());
                    }
                }
                case "connection_ack" -> acknowledged = true;
                case "error" -> errors.add(message);
                default -> {}
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closedWith = status;
            return null;
        }
    }
}

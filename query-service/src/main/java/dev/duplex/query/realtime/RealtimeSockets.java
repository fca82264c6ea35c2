package dev.duplex.query.realtime;

import dev.duplex.query.graphql.Viewer;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/**
 * GraphQL over WebSocket, with an end to what a client may do: too long a message closes its connection with 1009, a flood
 * of messages or too many connections of a person with 4429. Others don't notice. Thread-safe.
 */
@Component
final class RealtimeSockets extends GraphQlWebSocketHandler {

    /** Characters for which a connection keeps its memory. */
    private static final int KEPT = 4_096;

    private static final CloseStatus FLOOD =
            new CloseStatus(4429, "too-many-requests: wait some seconds, then send less often");
    private static final CloseStatus CROWD =
            new CloseStatus(4429, "too-many-connections: close others of this person first");

    private final RealtimeSettings settings;
    private final CloseStatus tooLong;
    private final Map<String, Socket> sockets = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> connections = new ConcurrentHashMap<>();

    RealtimeSockets(
            WebGraphQlHandler graphQl,
            JsonMapper json,
            GraphQlProperties properties,
            RealtimeSettings settings,
            MeterRegistry meters) {
        super(
                graphQl,
                converter(json),
                properties.getWebsocket().getConnectionInitTimeout(),
                properties.getWebsocket().getKeepAlive());
        this.settings = settings;
        this.tooLong = CloseStatus.TOO_BIG_TO_PROCESS.withReason(
                "too-large: a message has at most " + settings.messageChars() + " characters");
        Gauge.builder("duplex.realtime.connections", sockets, Map::size)
                .description("WebSockets open on this node")
                .register(meters);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static org.springframework.http.converter.HttpMessageConverter<Object> converter(JsonMapper json) {
        return (org.springframework.http.converter.HttpMessageConverter) new JacksonJsonHttpMessageConverter(json);
    }

    /** One connection, used by one thread at a time but for its end. */
    private static final class Socket {

        private final StringBuilder text = new StringBuilder();
        private final OrderlySession session;
        private final Bucket messages;
        private @Nullable UUID person;
        private boolean closed;
        private volatile boolean refused;

        private Socket(WebSocketSession session, RealtimeSettings settings) {
            this.session = new OrderlySession(session);
            this.messages = Sender.bucket(settings.messages(), Math.max(1, settings.messages() / 10));
        }

        /** Counts it once, unless it has ended meanwhile. */
        private synchronized void opened(UUID by, Runnable count) {
            if (person == null && !closed) {
                person = by;
                count.run();
            }
        }

        /** @return whose it was counted as */
        private synchronized @Nullable UUID close() {
            closed = true;
            return person;
        }
    }

    /** So that a connection that sends little needs little memory, and one that sends much is told so by us. */
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Socket socket = new Socket(session, settings);
        sockets.put(session.getId(), socket);
        super.afterConnectionEstablished(socket.session);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage part) throws Exception {
        Socket socket = sockets.get(session.getId());
        if (socket == null || socket.refused) {
            return;
        }
        if (socket.text.length() + part.getPayloadLength() > settings.messageChars()) {
            refuse(socket, tooLong);
            return;
        }
        socket.text.append(part.getPayload());
        if (!part.isLast()) {
            return;
        }
        String whole = socket.text.toString();
        socket.text.setLength(0);
        if (socket.text.capacity() > KEPT) {
            socket.text.trimToSize();
        }
        if (!socket.messages.tryConsume(1)) {
            refuse(socket, FLOOD);
            return;
        }
        super.handleTextMessage(socket.session, new TextMessage(whole));
        if (session.getAttributes().get(Viewer.KEY) instanceof Viewer.Of(UUID person)) {
            AtomicInteger open = new AtomicInteger();
            socket.opened(person, () -> open.set(connections.merge(person, 1, Integer::sum)));
            if (open.get() > settings.connections()) {
                refuse(socket, CROWD);
            }
        }
    }

    private static void refuse(Socket socket, CloseStatus status) throws IOException {
        socket.refused = true;
        socket.text.setLength(0);
        socket.text.trimToSize();
        socket.session.close(status);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Socket socket = sockets.remove(session.getId());
        UUID person = socket == null ? null : socket.close();
        if (person != null) {
            connections.computeIfPresent(person, (key, open) -> open > 1 ? open - 1 : null);
        }
        super.afterConnectionClosed(session, status);
    }
}

package dev.duplex.query.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.adapter.AbstractWebSocketSession;

class OrderlySessionTest {

    private static final TextMessage HELLO = new TextMessage("hello");

    @Test
    void a_client_that_went_away_is_let_go_without_an_error() throws IOException {
        for (IOException away : List.of(
                new IOException("Broken pipe"),
                new IOException("java.net.SocketException: Connection reset by peer"),
                new EOFException())) {
            Wire wire = new Wire(away, true);
            OrderlySession session = new OrderlySession(wire);
            assertThatCode(() -> session.sendMessage(HELLO)).as("%s", away).doesNotThrowAnyException();
            assertThat(wire.closedWith).containsExactly(CloseStatus.SESSION_NOT_RELIABLE);
            session.sendMessage(HELLO);
            assertThat(wire.tried).as("nothing more is sent").isEqualTo(1);
        }
    }

    @Test
    void whatever_fails_on_a_connection_that_is_over_is_no_error_either() {
        for (Exception late : List.of(
                new ClosedChannelException(), new IllegalStateException("The WebSocket session has been closed"))) {
            assertThatCode(() -> new OrderlySession(new Wire(late, false)).sendMessage(HELLO))
                    .as("%s", late)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void what_is_wrong_with_a_client_still_there_is_told() {
        for (Exception other :
                List.of(new IOException("No space left"), new IllegalStateException("TEXT_FULL_WRITING"))) {
            Wire wire = new Wire(other, true);
            assertThatThrownBy(() -> new OrderlySession(wire).sendMessage(HELLO))
                    .isSameAs(other);
            assertThat(wire.closedWith).isEmpty();
        }
    }

    /** A connection that takes nothing. */
    private static final class Wire extends AbstractWebSocketSession<Object> {

        private final Exception failure;
        private final boolean open;
        private final List<CloseStatus> closedWith = new ArrayList<>();
        private int tried;

        /** @param open as far as this end knows */
        private Wire(Exception failure, boolean open) {
            super(Map.of());
            this.failure = failure;
            this.open = open;
            initializeNativeSession(new Object());
        }

        @Override
        protected void sendTextMessage(TextMessage message) throws IOException {
            tried++;
            if (failure instanceof IOException broken) {
                throw broken;
            }
            throw (IllegalStateException) failure;
        }

        @Override
        protected void sendBinaryMessage(BinaryMessage message) {}

        @Override
        protected void sendPingMessage(PingMessage message) {}

        @Override
        protected void sendPongMessage(PongMessage message) {}

        @Override
        protected void closeInternal(CloseStatus status) {
            closedWith.add(status);
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public String getId() {
            return "1";
        }

        @Override
        public @Nullable URI getUri() {
            return null;
        }

        @Override
        public HttpHeaders getHandshakeHeaders() {
            return new HttpHeaders();
        }

        @Override
        public @Nullable Principal getPrincipal() {
            return null;
        }

        @Override
        public @Nullable InetSocketAddress getLocalAddress() {
            return null;
        }

        @Override
        public @Nullable InetSocketAddress getRemoteAddress() {
            return null;
        }

        @Override
        public @Nullable String getAcceptedProtocol() {
            return null;
        }

        @Override
        public void setTextMessageSizeLimit(int limit) {}

        @Override
        public int getTextMessageSizeLimit() {
            return 0;
        }

        @Override
        public void setBinaryMessageSizeLimit(int limit) {}

        @Override
        public int getBinaryMessageSizeLimit() {
            return 0;
        }

        @Override
        public List<WebSocketExtension> getExtensions() {
            return List.of();
        }
    }
}

package dev.duplex.query.realtime;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/**
 * Sends one thing after the other, and nothing after the close frame: one that meets half a message, or a thread that is
 * still writing when its subscription ends, costs the client the connection before it has read why. Thread-safe.
 */
final class OrderlySession extends WebSocketSessionDecorator {

    /** How long a client that does not read may keep its own end waiting. */
    private static final long PATIENCE_SECONDS = 5;

    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean closed;

    OrderlySession(WebSocketSession session) {
        super(session);
    }

    @Override
    public void sendMessage(WebSocketMessage<?> message) throws IOException {
        writing.lock();
        try {
            if (!closed) {
                super.sendMessage(message);
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close(CloseStatus status) throws IOException {
        closed = true;
        boolean alone = false;
        try {
            alone = writing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            super.close(status);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            super.close(status);
        } finally {
            if (alone) {
                writing.unlock();
            }
        }
    }

    @Override
    public void close() throws IOException {
        close(CloseStatus.NORMAL);
    }
}

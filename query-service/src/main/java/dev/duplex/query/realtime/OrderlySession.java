package dev.duplex.query.realtime;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Sends one thing after the other, and nothing after the close frame: one that meets half a message, or a thread that is
 * still writing when its subscription ends, costs the client the connection before it has read why. What cannot be sent because
 * the client went away is dropped. Thread-safe.
 */
final class OrderlySession extends WebSocketSessionDecorator {

    /** How long a client that does not read may keep its own end waiting. */
    private static final long PATIENCE_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(OrderlySession.class);

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
        } catch (IOException | IllegalStateException unsent) {
            if (!isGone(unsent)) {
                throw unsent;
            }
            closed = true;
            LOG.debug("A client went away while it was sent something", unsent);
            letGo();
        } finally {
            writing.unlock();
        }
    }

    /** A client that is there no more is no error of ours, and nobody is left to be told of one. */
    private boolean isGone(Exception unsent) {
        return DisconnectedClientHelper.isClientDisconnectedException(unsent) || !isOpen();
    }

    private void letGo() {
        try {
            super.close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("There was nothing left to close", gone);
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

package dev.duplex.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endless stream of matching events from a position on. A virtual thread of its own reads ahead into a bounded buffer,
 * so that the methods of the stream never block. Thread-safe.
 */
final class LogStream implements MessageStream<EventMessage> {

    private static final Logger LOG = LoggerFactory.getLogger(LogStream.class);
    private static final int BUFFER = 2_048;
    private static final int READ_AHEAD = 512;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE_AFTER_ERROR = TimeUnit.MILLISECONDS.toNanos(500);

    private final BlockingQueue<Entry<EventMessage>> buffer = new ArrayBlockingQueue<>(BUFFER);
    private final TailWindow window;
    private final LogCollection log;
    private final Criteria criteria;
    private final long start;
    private final Thread thread;
    private volatile Runnable callback = () -> {};
    private volatile boolean closed;
    private volatile @Nullable Throwable error;

    LogStream(LogCollection log, TailWindow window, Criteria criteria, long start) {
        this.log = log;
        this.window = window;
        this.criteria = criteria;
        this.start = start;
        this.thread = Thread.ofVirtual().name("event-log-stream").unstarted(this::run);
    }

    LogStream open() {
        thread.start();
        return this;
    }

    private void run() {
        try (LogCursor cursor = new LogCursor(log, window, start)) {
            while (!closed && !window.isClosed()) {
                List<LogDocument> documents = read(cursor);
                boolean offered = false;
                for (LogDocument document : documents) {
                    offered |= offer(document);
                }
                if (offered) {
                    callback.run();
                }
                if (documents.isEmpty()) {
                    cursor.await(LONGEST_WAIT, () -> closed);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("A stream ends", e);
            if (!closed && !window.isClosed()) {
                error = e;
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("A stream of the event log fails", e);
            error = e;
        }
        closed = true;
        callback.run();
    }

    /** A database that is away for a moment does not end the stream. */
    private List<LogDocument> read(LogCursor cursor) throws InterruptedException {
        try {
            return cursor.next(READ_AHEAD);
        } catch (com.mongodb.MongoException e) {
            if (!closed && !window.isClosed()) {
                LOG.warn("Reading the event log failed, trying again", e);
                cursor.reset();
                window.pause(PAUSE_AFTER_ERROR, () -> closed);
            }
            return List.of();
        }
    }

    private boolean offer(LogDocument document) throws InterruptedException {
        boolean offered = false;
        for (LoggedEvent event : document.events()) {
            if (event.position() >= start && criteria.matches(event.stored())) {
                Entry<EventMessage> entry = entry(event);
                if (!buffer.offer(entry)) {
                    callback.run();
                    awaitRoom(entry);
                }
                offered = true;
            }
        }
        return offered;
    }

    private void awaitRoom(Entry<EventMessage> entry) throws InterruptedException {
        boolean added = false;
        while (!added && !closed && !window.isClosed()) {
            added = buffer.offer(entry, 100, TimeUnit.MILLISECONDS);
        }
        if (!added) { // going on with the next event would leave a hole
            throw new InterruptedException("the stream was closed");
        }
    }

    static Entry<EventMessage> entry(LoggedEvent event) {
        return new SimpleEntry<>(
                event, Context.with(TrackingToken.RESOURCE_KEY, new GlobalSequenceTrackingToken(event.position() + 1)));
    }

    @Override
    public Optional<Entry<EventMessage>> next() {
        return Optional.ofNullable(buffer.poll());
    }

    @Override
    public Optional<Entry<EventMessage>> peek() {
        return Optional.ofNullable(buffer.peek());
    }

    @Override
    public void setCallback(Runnable newCallback) {
        callback = newCallback;
        if (!buffer.isEmpty() || closed) {
            newCallback.run();
        }
    }

    @Override
    public Optional<Throwable> error() {
        return buffer.isEmpty() ? Optional.ofNullable(error) : Optional.empty();
    }

    @Override
    public boolean isCompleted() {
        return closed && buffer.isEmpty();
    }

    @Override
    public boolean hasNextAvailable() {
        return !buffer.isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        buffer.clear();
        window.wake();
    }
}

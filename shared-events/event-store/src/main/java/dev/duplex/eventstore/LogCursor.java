package dev.duplex.eventstore;

import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the log from a position on, from the tail window where it covers the position and from the database
 * otherwise, and remembers how far it has come. For one thread.
 */
final class LogCursor implements AutoCloseable {

    private static final long PAUSE_BEFORE_WINDOW = TimeUnit.MILLISECONDS.toNanos(20);

    private final LogCollection log;
    private final TailWindow window;
    private @Nullable MongoCursor<LogDocument> cursor;
    private boolean aligned;
    private long position;

    LogCursor(LogCollection log, TailWindow window, long position) {
        this.log = log;
        this.window = window;
        this.position = position;
        window.watch();
    }

    /** The position of the next event that is returned, when it is there. */
    long position() {
        return position;
    }

    /** The next whole documents, about {@code maxEvents} events of them; empty at the end of what is known. */
    List<LogDocument> next(int maxEvents) {
        List<LogDocument> next = window.covers(position) ? fromWindow(maxEvents) : fromDatabase(maxEvents);
        if (!next.isEmpty()) {
            position = next.getLast().end();
            aligned = true;
        }
        return next;
    }

    private List<LogDocument> fromWindow(int maxEvents) {
        closeCursor();
        return window.read(position, maxEvents);
    }

    private List<LogDocument> fromDatabase(int maxEvents) {
        long expected = aligned ? position : log.beginning(position);
        if (cursor == null) {
            cursor = log.from(expected);
        }
        List<LogDocument> read = new ArrayList<>();
        int events = 0;
        while (events < maxEvents && cursor.hasNext()) {
            LogDocument document = cursor.next();
            if (document.first() != expected) {
                throw new ForeignDocumentException(
                        document.first(), "the log goes on at position %d before it".formatted(expected), null);
            }
            read.add(document);
            events += document.content().events().size();
            expected = document.end();
        }
        if (events < maxEvents) {
            closeCursor();
        }
        return read;
    }

    /** Starts over from the position after an error of the database. */
    void reset() {
        closeCursor();
    }

    private void closeCursor() {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }

    /** Waits until there may be more, or nobody needs it. */
    void await(long nanos, BooleanSupplier unneeded) throws InterruptedException {
        if (window.covers(position)) {
            window.await(position, nanos, unneeded);
        } else {
            // the window is beyond, so waiting for it would not wait: the database does not show yet what lies before
            window.pause(Math.min(nanos, PAUSE_BEFORE_WINDOW), unneeded);
        }
    }

    @Override
    public void close() {
        window.unwatch();
        closeCursor();
    }
}

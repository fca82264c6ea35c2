package dev.duplex.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns of what other nodes append, while somebody on this node follows the log: at once again after something new came
 * from elsewhere, then at growing pauses up to a limit. While nobody does, it looks once a second.
 */
final class TailPoller {

    private static final Logger LOG = LoggerFactory.getLogger(TailPoller.class);
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PAUSE_AFTER_ERROR = TimeUnit.SECONDS.toNanos(1);

    /** So that a node that only appends, and seldom, does not have everything to read when it does. */
    private static final long UNWATCHED_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
    private static final int LIMIT = 500;

    private final LogCollection log;
    private final TailWindow window;
    private final AppendIds ids;
    private final long longestPause;
    private final Thread thread;
    private volatile long lastSuccess = System.nanoTime();

    TailPoller(LogCollection log, TailWindow window, AppendIds ids, EventStoreSettings settings) {
        this.log = log;
        this.window = window;
        this.ids = ids;
        this.longestPause = Math.max(SHORTEST_PAUSE, settings.idlePoll().toNanos());
        this.thread = Thread.ofVirtual().name("event-log-tail").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long pause = SHORTEST_PAUSE;
        try {
            while (window.awaitWatcher(UNWATCHED_PAUSE)) {
                try {
                    pause = poll() ? SHORTEST_PAUSE : Math.min(longestPause, pause * 2);
                } catch (RuntimeException e) {
                    if (!window.isClosed()) {
                        LOG.warn("Reading the tail of the event log failed, trying again", e);
                    }
                    pause = PAUSE_AFTER_ERROR;
                }
                window.pause(pause, () -> false);
            }
        } catch (InterruptedException e) {
            LOG.debug("The tail of the event log is not followed any more", e);
        }
    }

    /** Reads to the log's end; returns whether another node appended something that was not known here. */
    boolean poll() {
        boolean news = false;
        List<LogDocument> found;
        do {
            long known = window.end();
            found = log.from(known, LIMIT);
            window.extend(found);
            for (LogDocument document : found) {
                UUID append = document.append();
                news |= !ids.isOurs(append);
            }
        } while (found.size() == LIMIT);
        lastSuccess = System.nanoTime();
        return news;
    }

    long nanosSinceSuccess() {
        return System.nanoTime() - lastSuccess;
    }

    /** Waits for the end, which comes when the window is closed. */
    void awaitEnd() throws InterruptedException {
        thread.join(LONGEST_GOODBYE);
    }
}

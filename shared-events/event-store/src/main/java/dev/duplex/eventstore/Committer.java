package dev.duplex.eventstore;

import com.mongodb.client.MongoCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the appends of this node, one round after the other on one thread. It takes what is waiting and never lingers
 * for more.
 */
final class Committer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    /** Losing a position now and then is how nodes take turns; only then do they get out of each other's way. */
    private static final int LOSSES_BEFORE_PAUSE = 3;

    private static final int CATCH_UP_BATCH = 500;

    private final LogCollection log;
    private final LogWriter writer;
    private final TailWindow window;
    private final EventStoreSettings settings;

    private final AppendQueue queue;
    private final Thread thread;

    Committer(LogCollection log, LogWriter writer, TailWindow window, AppendQueue queue, EventStoreSettings settings) {
        this.log = log;
        this.writer = writer;
        this.window = window;
        this.queue = queue;
        this.settings = settings;
        // a virtual one would wake two threads more for each answer of the database
        this.thread = Thread.ofPlatform().daemon().name("event-log-committer").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Queues the append, waiting for room if need be; its outcome tells the rest. */
    void submit(PendingAppend append) {
        try {
            queue.put(append);
        } catch (AppendQueueFullException e) {
            append.failed(e);
        }
    }

    /**
     * Takes no more appends and returns when those that were queued have their outcomes. When the database can't be reached
     * then, that is failure for all that were not tried yet.
     */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<PendingAppend> batch = take(); !batch.isEmpty(); batch = take()) {
            try {
                commit(batch);
            } catch (RuntimeException | Error e) {
                LOG.error("Committing a batch of {} appends failed", batch.size(), e);
                batch.forEach(append -> append.failed(new AppendOutcomeUnknownException(e)));
            }
        }
    }

    private List<PendingAppend> take() {
        return queue.take(settings.batchDocuments(), settings.batchBytes());
    }

    private void commit(List<PendingAppend> batch) {
        Map<UUID, PendingAppend> waiting = new LinkedHashMap<>();
        batch.forEach(append -> waiting.put(append.id(), append));
        Patience patience = new Patience(settings.settleTimeout());
        while (!waiting.isEmpty()) {
            try {
                checkHistory(waiting);
            } catch (RuntimeException e) {
                failQueuedIfClosed();
                if (patience.isOverAfter(e)) {
                    giveUp(waiting, e);
                }
                continue;
            }
            Round round = window.whileStill(snapshot -> Round.plan(List.copyOf(waiting.values()), snapshot));
            round.refused().forEach(append -> {
                waiting.remove(append.id());
                append.rejected();
            });
            if (!round.accepted().isEmpty()) {
                write(round, waiting, patience);
            }
        }
    }

    private void write(Round round, Map<UUID, PendingAppend> waiting, Patience patience) {
        switch (writer.write(round)) {
            case LogWriter.Outcome.Written() -> {
                finish(round, round.accepted().size(), waiting);
                round.held().forEach(append -> {
                    waiting.remove(append.id());
                    append.rejected();
                });
                patience.renew();
            }
            case LogWriter.Outcome.Taken(int index) -> {
                finish(round, index, waiting);
                settle(round, waiting, patience);
                long lost = round.documents().get(index).first();
                if (window.end() > lost) {
                    patience.renew();
                    patience.afterLoss();
                } else if (patience.isOverAfter(notReadableYet(lost))) {
                    giveUp(waiting, notReadableYet(lost));
                }
            }
            case LogWriter.Outcome.Refused(int index, Exception cause) -> {
                finish(round, index, waiting);
                PendingAppend refused = round.accepted().get(index);
                waiting.remove(refused.id());
                refused.failed(cause);
            }
            case LogWriter.Outcome.Unclear(Exception cause) -> {
                LOG.warn(
                        "The outcome of a write of {} appends is unclear",
                        round.accepted().size(),
                        cause);
                patience.begin(); // the read may take long, too
                settle(round, waiting, patience);
                if (!waiting.isEmpty() && patience.isOverAfter(cause)) {
                    giveUp(waiting, cause);
                }
            }
        }
    }

    /** The first {@code count} of the round are in the log. */
    private void finish(Round round, int count, Map<UUID, PendingAppend> waiting) {
        List<LogDocument> written = round.documents().subList(0, count);
        window.extend(written);
        for (int i = 0; i < count; i++) {
            PendingAppend append = round.accepted().get(i);
            waiting.remove(append.id());
            append.written(written.get(i).end());
        }
    }

    /**
     * Reads what the positions of the round hold now, ours or others', before anything is tried again. A write whose answer
     * was lost may still arrive: then the same append meets itself at the same position, and is found here.
     */
    private void settle(Round round, Map<UUID, PendingAppend> waiting, Patience patience) {
        boolean settled = false;
        while (!settled && !waiting.isEmpty()) {
            try {
                readFrom(round.base(), waiting);
                settled = true;
            } catch (RuntimeException e) {
                failQueuedIfClosed();
                if (patience.isOverAfter(e)) {
                    giveUp(waiting, e);
                }
            }
        }
    }

    private void readFrom(long position, Map<UUID, PendingAppend> waiting) {
        List<LogDocument> found = new ArrayList<>();
        try (MongoCursor<LogDocument> cursor = log.from(position)) {
            while (cursor.hasNext()) {
                LogDocument document = cursor.next();
                found.add(document);
                if (found.size() >= CATCH_UP_BATCH) {
                    learn(found, waiting);
                    found.clear();
                }
            }
        }
        learn(found, waiting);
    }

    private void learn(Collection<LogDocument> found, Map<UUID, PendingAppend> waiting) {
        window.extend(found);
        for (LogDocument document : found) {
            PendingAppend ours = waiting.remove(document.append());
            if (ours != null) {
                ours.written(document.end());
            }
        }
    }

    /** Conditions that reach back before the window are checked against the log itself. */
    private void checkHistory(Map<UUID, PendingAppend> waiting) {
        for (PendingAppend append : List.copyOf(waiting.values())) {
            if (conflictsBefore(window.start(), append)) {
                waiting.remove(append.id());
                append.rejected();
            }
        }
    }

    /** Whether the append's condition fails by an event before {@code position}; remembers how far it looked. */
    boolean conflictsBefore(long position, PendingAppend append) {
        Criteria condition = append.condition();
        if (condition == null || append.checkedUpTo() >= position) {
            return false;
        }
        if (log.hasBetween(condition, append.checkedUpTo(), position)) {
            return true;
        }
        append.checkedUpTo(position);
        return false;
    }

    private static Exception notReadableYet(long position) {
        return new IllegalStateException(
                "Position %d is taken by a document that is not durable yet".formatted(position));
    }

    /** Nothing of what is queued was sent, so it need not wait its turn to find out that the database is away. */
    private void failQueuedIfClosed() {
        queue.drainIfClosed()
                .forEach(append -> append.failed(new AppendQueueFullException(
                        "The event store is closed and its database does not answer: this append was not written")));
    }

    private void giveUp(Map<UUID, PendingAppend> waiting, Exception cause) {
        failQueuedIfClosed();
        waiting.values().forEach(append -> append.failed(new AppendOutcomeUnknownException(cause)));
        waiting.clear();
    }

    /** How long a batch goes on while nothing gets clear, and the pauses in between. */
    private static final class Patience {

        private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
        private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

        private final Duration limit;
        private @Nullable Long deadline;
        private long pause = FIRST_PAUSE;
        private int losses;

        Patience(Duration limit) {
            this.limit = limit;
        }

        void renew() {
            deadline = null;
            pause = FIRST_PAUSE;
        }

        /** Lets the time run, if it does not already; returns its end. */
        long begin() {
            Long running = deadline;
            if (running == null) {
                running = System.nanoTime() + limit.toNanos();
                deadline = running;
            }
            return running;
        }

        boolean isOverAfter(Exception cause) {
            LOG.debug("Trying again", cause);
            if (System.nanoTime() - begin() >= 0) {
                return true;
            }
            sleep();
            return false;
        }

        void afterLoss() {
            losses++;
            if (losses >= LOSSES_BEFORE_PAUSE) {
                sleep();
            }
        }

        private void sleep() {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }
}

package dev.duplex.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log for something that belongs to this node alone and keeps its position itself: an embedded database, an
 * index, a live feed. Every node follows everything; for read models shared by the nodes there are Axon's event processors.
 *
 * <p>One virtual thread hands over batches in order. A batch whose handler fails is handed over again, after a pause that
 * grows to {@value #LONGEST_PAUSE_MILLIS} ms. Whole appends only: the events of one command are never in two batches, except
 * that following may start in the midst of them.
 */
public final class LogFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);

    /** Takes batches of events. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Handles the next events and remembers the end as where to go on.
         *
         * @param events the events in the order of the log; empty where the filter left none
         * @param endPosition exclusive: where the next batch begins, after these events and those that were filtered out
         * @throws Exception to be given the same events again, perhaps with more behind them
         */
        void handle(List<EventMessage> events, long endPosition) throws Exception;
    }

    /**
     * What to follow.
     *
     * @param name for logs and the thread
     * @param from position of the first event wanted: the last end that the handler remembers, or 0
     * @param types stored names of the events wanted; empty for all
     * @param batchSize events in a batch, about: the last append of a batch is not cut
     * @param rest after a batch that was not full, so that what comes meanwhile is handled together; ends early for who waits
     *     in {@link #awaitPosition}
     */
    public record Settings(String name, long from, Set<String> types, int batchSize, Duration rest) {

        public Settings {
            types = Set.copyOf(types);
        }

        private boolean rests() {
            return rest.isPositive();
        }

        /** Everything from a position on, in batches of a thousand. */
        public static Settings from(String name, long position) {
            return new Settings(name, position, Set.of(), 1_000, Duration.ZERO);
        }

        public Settings withTypes(Set<String> wanted) {
            return new Settings(name, from, wanted, batchSize, rest);
        }

        public Settings withBatchSize(int events) {
            return new Settings(name, from, types, events, rest);
        }

        public Settings withRest(Duration pause) {
            return new Settings(name, from, types, batchSize, pause);
        }
    }

    private final MongoEventStorageEngine engine;
    private final Settings settings;
    private final Handler handler;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();
    private long position;
    private @Nullable Throwable lastError;
    private volatile boolean closed;

    private LogFollower(MongoEventStorageEngine engine, Settings settings, Handler handler) {
        this.engine = engine;
        this.settings = settings;
        this.handler = handler;
        this.position = settings.from();
        this.thread = Thread.ofVirtual().name("follower-" + settings.name()).unstarted(this::run);
    }

    /** Starts to follow. */
    public static LogFollower start(MongoEventStorageEngine engine, Settings settings, Handler handler) {
        LogFollower follower = new LogFollower(engine, settings, handler);
        follower.thread.start();
        return follower;
    }

    /** Exclusive end of what was handled. */
    public long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Why the handler, or reading, failed last; empty when the latest batch went well. */
    public Optional<Throwable> lastError() {
        lock.lock();
        try {
            return Optional.ofNullable(lastError);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until everything before an end was handled, as it is in {@link EventPositions#COMMITTED_END}.
     *
     * @param end exclusive
     * @param timeout how long to wait at most
     * @return whether it was reached in time
     */
    public boolean awaitPosition(long end, Duration timeout) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            if (settings.rests()) {
                engine.window().wake();
            }
            return isReached(end, timeout.toNanos());
        } finally {
            waiting.decrementAndGet();
        }
    }

    private boolean isReached(long end, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (position < end && left > 0 && !closed) {
                left = advanced.awaitNanos(left);
            }
            return position >= end;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the handler is not running any more and will not be called again. */
    @Override
    public void close() {
        closed = true;
        engine.window().wake();
        signal();
        boolean interrupted = false;
        while (thread.isAlive() && !Thread.currentThread().equals(thread)) {
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

    private boolean isOver() {
        return closed || engine.window().isClosed();
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!isOver()) {
            // after a failure from the remembered position again
            try (LogCursor cursor = openCursor()) {
                while (!isOver()) {
                    follow(cursor);
                    pause = FIRST_PAUSE_MILLIS;
                }
            } catch (InterruptedException e) {
                if (!isOver()) {
                    LOG.warn("{} was interrupted and ends at position {}", settings.name(), position(), e);
                }
                fail(e);
                break;
            } catch (Exception | Error e) {
                if (!isOver()) {
                    warn(e, pause);
                    fail(e);
                    pauseAfterError(pause);
                    pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
                }
            }
        }
        closed = true;
        signal();
    }

    /** In full when it is news: a handler may fail at one event for days. */
    private void warn(Throwable error, long pause) {
        boolean known = lastError()
                .filter(last -> last.toString().equals(error.toString()))
                .isPresent();
        String stays = "{} stays at position {} and tries again in {} ms";
        if (known) {
            LOG.warn(stays + ", as before: {}", settings.name(), position(), pause, error.toString());
        } else {
            LOG.warn(stays, settings.name(), position(), pause, error);
        }
    }

    /** A position behind the log's end is of another log, or of one restored to an earlier time: waiting would skip events. */
    private LogCursor openCursor() {
        long from = position();
        if (from > engine.position()) {
            long end = engine.durableEnd();
            if (from > end) {
                throw new IllegalStateException(
                        "%s is ahead of the log: it goes on at position %d, and the log ends at %d"
                                .formatted(settings.name(), from, end));
            }
        }
        return engine.cursor(from);
    }

    private void follow(LogCursor cursor) throws Exception {
        List<LogDocument> documents = cursor.next(settings.batchSize());
        if (documents.isEmpty()) {
            cursor.await(LONGEST_WAIT, () -> closed);
            return;
        }
        boolean full = cursor.position() - position() >= settings.batchSize();
        handler.handle(wanted(documents), cursor.position());
        succeed(cursor.position());
        if (settings.rests() && !full) {
            engine.window().pause(settings.rest().toNanos(), () -> closed || waiting.get() > 0);
        }
    }

    private List<EventMessage> wanted(List<LogDocument> documents) {
        List<EventMessage> wanted = new ArrayList<>();
        long from = settings.from();
        for (LogDocument document : documents) {
            for (LoggedEvent event : document.events()) {
                boolean typeWanted = settings.types().isEmpty()
                        || settings.types().contains(event.type().name());
                if (typeWanted && event.position() >= from) {
                    wanted.add(event);
                }
            }
        }
        return wanted;
    }

    private void pauseAfterError(long millis) {
        try {
            engine.window().pause(TimeUnit.MILLISECONDS.toNanos(millis), () -> closed);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void succeed(long end) {
        lock.lock();
        try {
            position = end;
            lastError = null;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void fail(Throwable error) {
        lock.lock();
        try {
            lastError = error;
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

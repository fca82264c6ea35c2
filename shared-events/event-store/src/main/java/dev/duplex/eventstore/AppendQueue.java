package dev.duplex.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the committer, bounded in number and bytes. Where there is no room callers wait for it in turn: nobody who
 * comes later is queued earlier. The committer never waits for callers. Thread-safe.
 */
final class AppendQueue {

    private final QueueLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<PendingAppend> queued = new ArrayDeque<>();
    private final ArrayDeque<Caller> callers = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /** Somebody who waits for room. */
    private static final class Caller {

        private final PendingAppend append;
        private final Condition turn;
        private boolean queued;

        Caller(PendingAppend append, Condition turn) {
            this.append = append;
            this.turn = turn;
        }
    }

    AppendQueue(QueueLimits limits) {
        this.limits = limits;
    }

    /**
     * Queues the append, on the caller's thread once there is room.
     *
     * @throws AppendQueueFullException when there is none in time, or the queue is closed: it is not queued then
     */
    void put(PendingAppend append) {
        lock.lock();
        try {
            if (closed) {
                throw closedException();
            }
            if (callers.isEmpty() && hasRoomFor(append)) {
                add(append);
            } else {
                awaitRoom(new Caller(append, lock.newCondition()));
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(Caller caller) {
        callers.add(caller);
        try {
            long left = limits.longestWait().toNanos();
            while (!caller.queued && !closed && left > 0) {
                left = caller.turn.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!caller.queued) {
            callers.remove(caller);
            admit(); // a smaller one behind it may fit
            throw closed ? closedException() : fullException();
        }
    }

    private boolean hasRoomFor(PendingAppend append) {
        return queued.isEmpty() || (queued.size() < limits.appends() && bytes + append.bytes() <= limits.bytes());
    }

    private void add(PendingAppend append) {
        queued.add(append);
        bytes += append.bytes();
        arrived.signal();
    }

    private void admit() {
        for (Caller next = callers.peek(); next != null && hasRoomFor(next.append); next = callers.peek()) {
            callers.remove();
            add(next.append);
            next.queued = true;
            next.turn.signal();
        }
    }

    /** Waits for something and takes it, up to the limits. Empty when closed and drained. */
    List<PendingAppend> take(int maxAppends, long maxBytes) {
        lock.lock();
        try {
            while (queued.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            List<PendingAppend> batch = new ArrayList<>();
            long taken = 0;
            for (PendingAppend next = queued.peek(); next != null && batch.size() < maxAppends; next = queued.peek()) {
                taken += next.bytes();
                if (taken > maxBytes && !batch.isEmpty()) {
                    break;
                }
                batch.add(queued.remove());
                bytes -= next.bytes();
            }
            admit();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more. What is queued stays, who waits for room is refused. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
            callers.forEach(caller -> caller.turn.signal());
            callers.clear();
        } finally {
            lock.unlock();
        }
    }

    /** What is queued still, and will not be taken any more, when closed; nothing otherwise. */
    List<PendingAppend> drainIfClosed() {
        lock.lock();
        try {
            List<PendingAppend> rest = closed ? List.copyOf(queued) : List.of();
            if (closed) {
                queued.clear();
                bytes = 0;
            }
            return rest;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return queued.size();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Callers who wait for room. */
    int waiting() {
        lock.lock();
        try {
            return callers.size();
        } finally {
            lock.unlock();
        }
    }

    private AppendQueueFullException fullException() {
        return new AppendQueueFullException(
                "%d appends of %d bytes are waiting for the event log, and %d callers for room"
                        .formatted(queued.size(), bytes, callers.size()));
    }

    private static AppendQueueFullException closedException() {
        return new AppendQueueFullException("The event store is closed");
    }
}

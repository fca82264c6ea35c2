package dev.duplex.benchmarks.faults;

import dev.duplex.benchmarks.faults.EngineProcess.Task;
import dev.duplex.eventstore.EventPositions;
import dev.duplex.eventstore.LogFollower;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;

/** The readers of a process: a stream as event processors have it, and a follower. */
final class Readers implements AutoCloseable {

    /** So that what two incarnations read overlaps. */
    private static final long AGAIN = 50;

    private final MessageStream<EventMessage> stream;
    private final LogFollower follower;
    private final Sightings streamed;
    private final Sightings followed;
    private final Thread thread;
    private volatile long position;
    private volatile boolean closed;

    private Readers(
            MessageStream<EventMessage> stream,
            LogFollower follower,
            Sightings streamed,
            Sightings followed,
            long from) {
        this.stream = stream;
        this.follower = follower;
        this.streamed = streamed;
        this.followed = followed;
        this.position = from;
        this.thread = Thread.ofVirtual().unstarted(this::read);
    }

    static Readers start(MongoEventStorageEngine engine, Task task) throws IOException {
        long streamFrom = Math.max(0, end(task, "stream") - AGAIN);
        long followFrom = Math.max(0, end(task, "follower"));
        Sightings streamed = Sightings.create(task.folder(), task.name() + ".stream");
        Sightings followed = Sightings.create(task.folder(), task.name() + ".follower");
        MessageStream<EventMessage> stream = engine.stream(
                StreamingCondition.conditionFor(
                        new GlobalSequenceTrackingToken(streamFrom), EventCriteria.havingAnyTag()),
                null);
        LogFollower follower =
                LogFollower.start(engine, LogFollower.Settings.from(task.name(), followFrom), (events, end) -> {
                    events.forEach(event -> followed.saw(EventPositions.of(event), event.identifier()));
                    followed.whole(end);
                    followed.note();
                });
        Readers readers = new Readers(stream, follower, streamed, followed, streamFrom);
        readers.thread.start();
        return readers;
    }

    /** Where the latest of the incarnations before this one that saw anything came to. */
    private static long end(Task task, String reader) throws IOException {
        long end = 0;
        for (int before = task.incarnation() - 1; before >= 0 && end == 0; before--) {
            end = Sightings.end(task.folder(), Task.name(task.node(), before) + "." + reader);
        }
        return end;
    }

    private void read() {
        while (!closed) {
            for (Optional<MessageStream.Entry<EventMessage>> next = stream.next();
                    next.isPresent();
                    next = stream.next()) {
                EventMessage event = next.get().message();
                streamed.saw(EventPositions.of(event), event.identifier());
                position = EventPositions.of(event) + 1;
            }
            streamed.note();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    boolean awaitEnd(long end, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (position < end && System.nanoTime() - deadline < 0) {
            Thread.sleep(5);
        }
        return position >= end && follower.awaitPosition(end, timeout);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        stream.close();
        follower.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        streamed.close();
        followed.close();
    }
}

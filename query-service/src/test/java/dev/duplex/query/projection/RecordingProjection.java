package dev.duplex.query.projection;

import dev.duplex.events.DuplexEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.springframework.stereotype.Component;

/** Remembers what it is given. */
@Component
public final class RecordingProjection implements Projection {

    private final List<DuplexEvent> seen = new CopyOnWriteArrayList<>();

    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Lets nothing through until the gate is opened. */
    void close(CountDownLatch closed) {
        gate = closed;
    }

    List<DuplexEvent> seen() {
        return seen;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public List<Shelf<?>> shelves() {
        return List.of();
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        events.forEach(logged -> seen.add(logged.event()));
    }
}

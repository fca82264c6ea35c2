package dev.duplex.query.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * How far the processor of each shared read model is: heard from the processors in this process, and read from the token store for those
 * that run in another one. Thread-safe.
 */
@Component
public final class ReadModelPositions {

    private static final long LOOK_AROUND_MILLIS = 100;

    private final Map<String, Long> ends = new HashMap<>();
    private final ToLongFunction<String> stored;

    ReadModelPositions(StoredPositions stored) {
        this.stored = stored::end;
    }

    /**
     * A batch was applied and written.
     *
     * @param end the position after its last event
     */
    synchronized void reached(String processor, long end) {
        if (ends.merge(processor, end, Math::max) == end) {
            notifyAll();
        }
    }

    synchronized long end(String processor) {
        return ends.getOrDefault(processor, 0L);
    }

    /**
     * @param processor the read model's, which may be another one from moment to moment
     * @param position to be applied; may be another one from moment to moment as well
     */
    boolean await(Supplier<String> processor, LongSupplier position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!waitHere(
                processor.get(),
                position.getAsLong(),
                Math.min(deadline, System.nanoTime() + LOOK_AROUND_MILLIS * 1_000_000))) {
            String now = processor.get();
            reached(now, stored.applyAsLong(now));
            if (System.nanoTime() - deadline >= 0) {
                return end(now) > position.getAsLong();
            }
        }
        return true;
    }

    private synchronized boolean waitHere(String processor, long position, long deadline) {
        try {
            while (end(processor) <= position) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

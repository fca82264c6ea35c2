package dev.duplex.query.projection;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** The shared read models together: an answer may come from several of them at once. Thread-safe. */
@Component
public final class SharedReadModels {

    private final List<String> names;
    private final Generations generations;
    private final ReadModelPositions positions;

    SharedReadModels(List<Projection> projections, Generations generations, ReadModelPositions positions) {
        this.generations = generations;
        this.names = projections.stream().map(Projection::name).toList();
        this.positions = positions;
    }

    /** The first position that one of them has not applied yet. */
    public long end() {
        return names.stream()
                .mapToLong(name -> positions.end(processor(name)))
                .min()
                .orElse(0);
    }

    /** Whether each of them has what was in the log when it was begun, as far as is known here. */
    public boolean whole() {
        return names.stream().allMatch(name -> positions.end(processor(name)) >= generations.answersFrom(name));
    }

    /**
     * Waits until the event at a position is applied to all of them, and all of them are whole.
     *
     * @return whether it was in time
     */
    public boolean await(long position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        return names.stream()
                .allMatch(name -> positions.await(
                        () -> processor(name),
                        () -> Math.max(position, generations.answersFrom(name) - 1),
                        Duration.ofNanos(deadline - System.nanoTime())));
    }

    private String processor(String name) {
        return generations.live(name).processor(name);
    }
}

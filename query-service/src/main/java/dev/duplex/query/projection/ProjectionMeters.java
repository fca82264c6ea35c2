package dev.duplex.query.projection;

import dev.duplex.query.projection.GenerationState.Replay;
import io.micrometer.core.instrument.Gauge;
import java.util.function.ToDoubleFunction;

/** What can be measured of a shared projection from outside; what passes through it is counted by {@link Activity}. */
record ProjectionMeters(ProjectionParts parts) {

    void watch(ProjectionKeeper keeper) {
        gauge(
                keeper,
                "duplex.projection.lag",
                "events in the log that the projection has not applied yet",
                each -> Math.max(0, parts.engine().durableEnd() - position(each)));
        gauge(
                keeper,
                "duplex.projection.position",
                "the first position that the projection has not applied yet",
                this::position);
        gauge(
                keeper,
                "duplex.projection.deadletters",
                "sequences of events that the projection has parked",
                each -> parts.letters().count(each.liveProcessor()));
        gauge(
                keeper,
                "duplex.projection.failing",
                "1 while a batch fails on this node and is tried again",
                each -> each.activity(each.live()).flatMap(Activity::lastError).isPresent() ? 1 : 0);
        gauge(
                keeper,
                "duplex.projection.replay.progress",
                "0 to 1 while the projection is built anew, otherwise 1",
                each -> each.state()
                        .replay()
                        .map(replay -> progress(each, replay))
                        .orElse(1.0));
    }

    private double position(ProjectionKeeper keeper) {
        return parts.positions().end(keeper.liveProcessor());
    }

    /** Measured by the log's end now, which moves on. */
    private double progress(ProjectionKeeper keeper, Replay replay) {
        long end = Math.max(replay.target(), parts.engine().durableEnd());
        return end == 0 ? 1 : Math.min(1.0, (double) keeper.stored(replay.generation()) / end);
    }

    private void gauge(
            ProjectionKeeper keeper, String name, String description, ToDoubleFunction<ProjectionKeeper> value) {
        Gauge.builder(name, keeper, value)
                .description(description)
                .tag("projection", keeper.name())
                .strongReference(true)
                .register(parts.meters());
    }
}

package dev.duplex.query.projection;

import dev.duplex.eventstore.DeadLettersFullException;
import dev.duplex.query.projection.GenerationState.Replay;
import dev.duplex.query.projection.ProjectionReport.Kind;
import dev.duplex.query.projection.ProjectionReport.ReplayReport;
import dev.duplex.query.projection.ProjectionReport.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells how read models are. Thread-safe. */
@Component
record ProjectionReports(Projections projections, List<NodeLocal> locals, ProjectionParts parts) {

    /** Behind by more than what is just passing through. */
    private static final long BEHIND = 1_000;

    List<ProjectionReport> all() {
        return Stream.concat(
                        projections.all().stream().map(this::report),
                        locals.stream().map(this::report))
                .toList();
    }

    Optional<ProjectionReport> find(String name) {
        return projections
                .find(name)
                .map(this::report)
                .or(() -> locals.stream()
                        .filter(local -> local.name().equals(name))
                        .findFirst()
                        .map(this::report));
    }

    ProjectionReport report(ProjectionKeeper keeper) {
        GenerationState generations = keeper.state();
        Optional<Activity> activity = keeper.activity(generations.live());
        Optional<Throwable> error = activity.flatMap(Activity::lastError);
        long position = keeper.stored(generations.live());
        long end = parts.engine().durableEnd();
        boolean switching = generations.replay().flatMap(Replay::closing).isPresent();
        return new ProjectionReport(
                keeper.name(),
                Kind.SHARED,
                switching
                        ? State.SWITCHING
                        : position < generations.answersFrom() && error.isEmpty()
                                ? State.BEHIND
                                : state(error, end - position),
                position,
                end,
                Math.max(0, end - position),
                activity.map(Activity::perSecond).orElse(0.0),
                parts.letters().count(generations.live().processor(keeper.name())),
                generations.live().number(),
                error.map(Throwable::toString).orElse(null),
                generations.replay().map(replay -> report(keeper, replay, end)).orElse(null));
    }

    private ReplayReport report(ProjectionKeeper keeper, Replay replay, long end) {
        long position = keeper.stored(replay.generation());
        Optional<Activity> activity = keeper.activity(replay.generation());
        Optional<Throwable> error = activity.flatMap(Activity::lastError);
        long target = Math.max(end, replay.target());
        return new ReplayReport(
                replay.generation().number(),
                replay.closing().isPresent()
                        ? State.SWITCHING
                        : error.map(ProjectionReports::state).orElse(State.BEHIND),
                replay.started(),
                position,
                replay.target(),
                target == 0 ? 100 : Math.min(100, Math.round(1_000.0 * position / target) / 10.0),
                activity.map(Activity::perSecond).orElse(0.0),
                remaining(replay, position, target).map(Duration::toSeconds).orElse(null),
                parts.letters().count(replay.generation().processor(keeper.name())),
                error.map(Throwable::toString).orElse(null));
    }

    private Optional<Duration> remaining(Replay replay, long position, long target) {
        if (position == 0) {
            return Optional.empty();
        }
        Duration taken = Duration.between(replay.started(), parts.clock().instant());
        double perEvent = (double) taken.toMillis() / position;
        return Optional.of(Duration.ofMillis(Math.round(perEvent * Math.max(0, target - position))));
    }

    private ProjectionReport report(NodeLocal local) {
        long end = parts.engine().durableEnd();
        long lag = Math.max(0, end - local.position());
        return new ProjectionReport(
                local.name(),
                Kind.LOCAL,
                state(local.lastError(), lag),
                local.position(),
                end,
                lag,
                0,
                0,
                1,
                local.lastError().map(Throwable::toString).orElse(null),
                null);
    }

    private static State state(Optional<Throwable> error, long lag) {
        return error.map(ProjectionReports::state).orElse(lag > BEHIND ? State.BEHIND : State.LIVE);
    }

    private static State state(Throwable error) {
        return error instanceof DeadLettersFullException ? State.HALTED : State.FAILING;
    }
}

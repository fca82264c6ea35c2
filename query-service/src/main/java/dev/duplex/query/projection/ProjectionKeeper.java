package dev.duplex.query.projection;

import com.mongodb.client.model.Filters;
import dev.duplex.eventstore.DeadLetterRetry;
import dev.duplex.query.projection.GenerationState.Replay;
import dev.duplex.query.projection.GenerationState.Retired;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one projection running on this node, in the generations that it shall run in, and takes the steps of a replay: build
 * beside the live one; when it is close, stop the live one everywhere; when it has all that the live one had, switch; drop
 * the old one. All nodes do this, each step is taken once. What an earlier version of the code has built is replaced at the
 * start; a node of that version keeps running its own. Thread-safe.
 */
final class ProjectionKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionKeeper.class);

    /** How many events from the end a replay that has begun counts as close: a fraction of a second. */
    private static final long CLOSE = 1_000;

    /** How long the live one may stand still for a switch. */
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(15);

    private final Projection projection;
    private final ProjectionParts parts;
    private final Map<Generation, RunningProjection> running = new ConcurrentHashMap<>();
    private boolean adopted;

    ProjectionKeeper(Projection projection, ProjectionParts parts) {
        this.projection = projection;
        this.parts = parts;
    }

    Projection projection() {
        return projection;
    }

    String name() {
        return projection.name();
    }

    GenerationState state() {
        return parts.generations().read(name());
    }

    Generation live() {
        return parts.generations().live(name());
    }

    String liveProcessor() {
        return live().processor(name());
    }

    /** How far a generation is, wherever it is run; as far as the database can be asked. */
    long stored(Generation generation) {
        return parts.stored().end(generation.processor(name()));
    }

    Optional<Activity> activity(Generation generation) {
        return Optional.ofNullable(running.get(generation)).map(RunningProjection::activity);
    }

    /** The generation that a processor belongs to; empty when it is of another projection. */
    Optional<Generation> generationOf(String processor) {
        GenerationState state = state();
        return Stream.concat(
                        Stream.of(live()),
                        state.isOf(shape()) ? state.replay().stream().map(Replay::generation) : Stream.empty())
                .filter(generation -> generation.processor(name()).equals(processor))
                .findFirst();
    }

    DeadLetterRetry retry(Generation generation) {
        return new DeadLetterRetry(
                parts.engine(), parts.letters(), new ProjectionHandler(projection, generation, parts.database()));
    }

    /** @return false when one is under way */
    boolean startReplay() {
        while (true) {
            GenerationState state = state();
            if (state.replay().isPresent() || !state.isOf(shape())) {
                return false;
            }
            long target = parts.engine().durableEnd();
            if (parts.generations().change(name(), state, state.replaying(target, now()))) {
                LOG.info("{} is being built anew, up to position {} at least", name(), target);
                return true;
            }
        }
    }

    /** @return false when none is under way */
    boolean cancelReplay() {
        while (true) {
            GenerationState state = state();
            if (state.replay().isEmpty()) {
                return false;
            }
            if (parts.generations().change(name(), state, state.cancelled(now()))) {
                LOG.info("The replay of {} is cancelled", name());
                return true;
            }
        }
    }

    private Shape shape() {
        return parts.generations().shape(name());
    }

    /** Whether nodes of another version took over, so that this one only goes on with what it has. */
    boolean outdated() {
        return !state().isOf(shape());
    }

    /** Sees to it that what is live can be read by this version. */
    void adopt() {
        while (true) {
            GenerationState state = state();
            if (state.isOf(shape())) {
                return;
            }
            boolean fresh = state.version() == 0 && !parts.stored().exist(name());
            long end = parts.engine().durableEnd();
            GenerationState after = fresh ? state.begun(shape(), end) : state.reshaped(shape(), end, now());
            if (parts.generations().change(name(), state, after)) {
                if (!fresh) {
                    LOG.info("{} was built by another version: it is built anew and answers from {} on", name(), end);
                }
                return;
            }
        }
    }

    /** Starts and stops what shall run, and takes the next step of a replay if it is due. */
    synchronized void tend() {
        if (!adopted) {
            adopt();
            adopted = true;
        }
        GenerationState state = state();
        boolean ours = state.isOf(shape());
        Set<Generation> wanted =
                ours ? state.running() : state.hasRetired(live()) ? Set.of(live()) : Set.<Generation>of();
        stop(running.keySet().stream()
                .filter(generation -> !wanted.contains(generation))
                .toList());
        wanted.stream().filter(generation -> !running.containsKey(generation)).forEach(this::start);
        if (!ours) {
            return;
        }
        if (state.replay().isPresent()) {
            proceed(state, state.replay().get());
        } else {
            state.retired().stream()
                    .filter(old -> old.at().plus(parts.grace()).isBefore(now()))
                    .findFirst()
                    .ifPresent(old -> drop(state, old));
        }
    }

    private void start(Generation generation) {
        Activity activity = new Activity(name(), () -> generation.equals(live()) ? "live" : "replay", parts.meters());
        RunningProjection started = new RunningProjection(projection, generation, parts, activity);
        started.start();
        running.put(generation, started);
        parts.positions().reached(generation.processor(name()), stored(generation));
    }

    private void proceed(GenerationState state, Replay replay) {
        if (replay.closing().isEmpty()) {
            long built = stored(replay.generation());
            long left = parts.engine().durableEnd() - built;
            if (left <= CLOSE && (built > 0 || left == 0)) {
                parts.generations().change(name(), state, state.closing(Optional.of(now())));
            }
            return;
        }
        OptionalLong end = claimedEnd(state.live());
        if (end.isPresent() && stored(replay.generation()) >= end.getAsLong()) {
            if (parts.generations().change(name(), state, state.switched(now()))) {
                LOG.info(
                        "{} was built anew and is live as generation {}",
                        name(),
                        replay.generation().number());
            }
        } else if (replay.closing().get().plus(LONGEST_CLOSING).isBefore(now())) {
            LOG.warn("The replay of {} has not reached the live one in time and goes on", name());
            parts.generations().change(name(), state, state.closing(Optional.empty()));
        }
    }

    /** How far a generation is, when nobody can get it any further: its claims are ours, and it does not run here. */
    private OptionalLong claimedEnd(Generation generation) {
        String processor = generation.processor(name());
        try {
            long end = 0;
            for (Segment segment : parts.tokens().fetchSegments(processor, null).join()) {
                TrackingToken token =
                        parts.tokens().fetchToken(processor, segment, null).join();
                end = Math.max(end, token == null ? 0 : token.position().orElse(0));
            }
            return OptionalLong.of(end);
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnableToClaimTokenException) {
                LOG.debug("{} still runs somewhere", processor, e);
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private void drop(GenerationState state, Retired old) {
        if (claimedEnd(old.generation()).isEmpty()) {
            parts.generations().change(name(), state, state.used(old, now()));
            return;
        }
        String processor = old.generation().processor(name());
        old.shape()
                .orElseGet(this::shape)
                .collections()
                .forEach(shelf -> parts.database()
                        .getCollection(old.generation().collection(shelf))
                        .drop());
        parts.database().getCollection(StoredPositions.TOKENS).deleteMany(Filters.eq("processor", processor));
        parts.letters().forget(processor);
        parts.generations().change(name(), state, state.dropped(old.generation()));
    }

    synchronized void stop() {
        stop(List.copyOf(running.keySet()));
    }

    /** For the shutdown of all of them at once. */
    synchronized CompletableFuture<Void> stopping() {
        return CompletableFuture.allOf(
                running.values().stream().map(RunningProjection::stop).toArray(CompletableFuture[]::new));
    }

    private void stop(List<Generation> generations) {
        List<RunningProjection> stopped =
                generations.stream().map(running::remove).toList();
        stopped.forEach(each -> each.stop().join());
        stopped.forEach(RunningProjection::stopped);
    }

    private Instant now() {
        return parts.clock().instant();
    }
}

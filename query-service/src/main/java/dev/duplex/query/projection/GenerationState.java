package dev.duplex.query.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which generations of a read model there are. Immutable.
 *
 * @param version how often it was changed, 0 while nothing is stored
 * @param live the one that queries are answered from
 * @param newest the highest number ever used
 * @param replay what is being built
 * @param retired what is no longer used, and will be dropped
 */
record GenerationState(int version, Generation live, int newest, Optional<Replay> replay, List<Retired> retired) {

    static final GenerationState INITIAL = new GenerationState(0, Generation.FIRST, 1, Optional.empty(), List.of());

    GenerationState {
        retired = List.copyOf(retired);
    }

    /**
     * A generation that is being built.
     *
     * @param target the log's end when it began
     * @param closing since when the live one stands still, so that this one can take its place
     */
    record Replay(Generation generation, long target, Instant started, Optional<Instant> closing) {}

    record Retired(Generation generation, Instant at) {}

    /** Those whose processors run. */
    Set<Generation> running() {
        return Stream.concat(
                        replay.filter(built -> built.closing().isPresent()).isPresent()
                                ? Stream.empty()
                                : Stream.of(live),
                        replay.stream().map(Replay::generation))
                .collect(Collectors.toUnmodifiableSet());
    }

    GenerationState replaying(long target, Instant now) {
        Generation next = new Generation(newest + 1);
        return with(live, next.number(), Optional.of(new Replay(next, target, now, Optional.empty())), retired);
    }

    GenerationState closing(Optional<Instant> since) {
        return with(
                live,
                newest,
                replay.map(built -> new Replay(built.generation(), built.target(), built.started(), since)),
                retired);
    }

    /** What was built is live. */
    GenerationState switched(Instant now) {
        return replay.map(built -> with(built.generation(), newest, Optional.empty(), retiring(live, now)))
                .orElse(this);
    }

    GenerationState cancelled(Instant now) {
        return replay.map(built -> with(live, newest, Optional.empty(), retiring(built.generation(), now)))
                .orElse(this);
    }

    GenerationState dropped(Generation generation) {
        return with(
                live,
                newest,
                replay,
                retired.stream()
                        .filter(old -> !old.generation().equals(generation))
                        .toList());
    }

    private List<Retired> retiring(Generation generation, Instant now) {
        return Stream.concat(retired.stream(), Stream.of(new Retired(generation, now)))
                .toList();
    }

    private GenerationState with(
            Generation newLive, int newNewest, Optional<Replay> newReplay, List<Retired> newRetired) {
        return new GenerationState(version + 1, newLive, newNewest, newReplay, newRetired);
    }
}

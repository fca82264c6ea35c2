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
 * @param shape of the live one and of what is built beside it; empty when an earlier version stored nothing about it
 * @param answersFrom what the live one must have reached before queries are answered: the log's end when it
 *     began empty
 * @param newest the highest number ever used
 * @param replay what is being built
 * @param retired what is no longer used, and will be dropped
 */
record GenerationState(
        int version,
        Generation live,
        Optional<Shape> shape,
        long answersFrom,
        int newest,
        Optional<Replay> replay,
        List<Retired> retired) {

    static final GenerationState INITIAL =
            new GenerationState(0, Generation.FIRST, Optional.empty(), 0, 1, Optional.empty(), List.of());

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

    /** @param at when it was last seen to be in use */
    record Retired(Generation generation, Optional<Shape> shape, Instant at) {}

    /** Whether code with documents of this shape can read the live one. */
    boolean isOf(Shape asked) {
        return shape.filter(stored -> stored.fingerprint().equals(asked.fingerprint()))
                .isPresent();
    }

    boolean hasRetired(Generation generation) {
        return retired.stream().anyMatch(old -> old.generation().equals(generation));
    }

    /** A read model that there was not before. */
    GenerationState begun(Shape first, long end) {
        return new GenerationState(version + 1, live, Optional.of(first), end, newest, replay, retired);
    }

    /** A new one is live at once, for nobody here can read the old ones. */
    GenerationState reshaped(Shape other, long end, Instant now) {
        List<Retired> old = Stream.concat(
                        retired.stream(),
                        Stream.concat(Stream.of(live), replay.stream().map(Replay::generation))
                                .map(generation -> new Retired(generation, shape, now)))
                .toList();
        Generation next = new Generation(newest + 1);
        return new GenerationState(version + 1, next, Optional.of(other), end, next.number(), Optional.empty(), old);
    }

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

    /** Somebody still runs it. */
    GenerationState used(Retired old, Instant now) {
        return with(
                live,
                newest,
                replay,
                retired.stream()
                        .map(each -> each.equals(old) ? new Retired(old.generation(), old.shape(), now) : each)
                        .toList());
    }

    private List<Retired> retiring(Generation generation, Instant now) {
        return Stream.concat(retired.stream(), Stream.of(new Retired(generation, shape, now)))
                .toList();
    }

    private GenerationState with(
            Generation newLive, int newNewest, Optional<Replay> newReplay, List<Retired> newRetired) {
        return new GenerationState(version + 1, newLive, shape, answersFrom, newNewest, newReplay, newRetired);
    }
}

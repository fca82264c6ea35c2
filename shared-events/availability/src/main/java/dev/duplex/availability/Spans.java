package dev.duplex.availability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Stretches of time that were named one by one, in the order in which they were named: where they overlap, the last one tells
 * more about it.
 */
record Spans<T>(List<Span<T>> spans) implements Times {

    /** @param about what else was said */
    record Span<T>(UUID id, Interval interval, T about) {}

    static <T> Spans<T> none() {
        return new Spans<>(List.of());
    }

    Spans<T> with(UUID id, Instant from, Instant until, T about) {
        return Interval.between(from, until)
                .map(interval -> new Spans<>(Stream.concat(spans.stream(), Stream.of(new Span<>(id, interval, about)))
                        .toList()))
                .orElse(this);
    }

    /** Ends one early; it never was where it had not begun. */
    Spans<T> ended(UUID id, Instant at) {
        return each(span -> span.id().equals(id) ? cut(span, at) : Optional.of(span));
    }

    Spans<T> allEnded(Instant at) {
        return each(span -> cut(span, at));
    }

    /** Those of which the end is known. */
    Spans<T> limited() {
        return each(
                span -> Optional.of(span).filter(some -> some.interval().until().isBefore(Instant.MAX)));
    }

    private Spans<T> each(Function<Span<T>, Optional<Span<T>>> change) {
        return new Spans<>(
                spans.stream().flatMap(span -> change.apply(span).stream()).toList());
    }

    private static <T> Optional<Span<T>> cut(Span<T> span, Instant at) {
        return span.interval().within(Instant.MIN, at).map(left -> new Span<>(span.id(), left, span.about()));
    }

    Optional<Span<T>> last(Instant at) {
        return spans.reversed().stream()
                .filter(span -> span.interval().contains(at))
                .findFirst();
    }

    @Override
    public boolean at(Instant at) {
        return last(at).isPresent();
    }

    @Override
    public List<Interval> within(Instant from, Instant until) {
        return Intervals.within(spans.stream().map(Span::interval).toList(), from, until);
    }

    /** What was named is known however far it is. */
    @Override
    public Instant horizon(Instant at) {
        return Instant.MAX;
    }
}

package dev.duplex.availability;

import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.FocusBreak;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Focus times in the order in which they were named: where they overlap, the last one says who may break it. */
record FocusTimes(List<Focus> all) implements Times {

    static final FocusTimes NONE = new FocusTimes(List.of());

    /** @param span in which what recurs does so */
    record Focus(UUID id, Interval span, Optional<WeeklyTimes> recurring, FocusBreak mayBreak) {

        boolean at(Instant at) {
            return span.contains(at) && recurring.map(weekly -> weekly.at(at)).orElse(true);
        }

        Stream<Interval> within(Instant from, Instant until) {
            return span.within(from, until).stream()
                    .flatMap(part -> recurring
                            .map(weekly -> weekly.within(part.from(), part.until()).stream())
                            .orElse(Stream.of(part)));
        }

        Optional<Focus> until(Instant end) {
            return span.within(Instant.MIN, end).map(left -> new Focus(id, left, recurring, mayBreak));
        }
    }

    FocusTimes with(FocusTimeStarted started) {
        return with(
                Interval.between(started.from(), started.until()),
                started.focus(),
                Optional.empty(),
                started.mayBreak());
    }

    FocusTimes with(FocusTimePlanned planned) {
        return with(
                Interval.between(planned.at(), Instant.MAX),
                planned.focus(),
                Optional.of(WeeklyTimes.of(planned)),
                planned.mayBreak());
    }

    private FocusTimes with(Optional<Interval> span, UUID id, Optional<WeeklyTimes> recurring, FocusBreak mayBreak) {
        return new FocusTimes(Stream.concat(
                        all.stream(), span.stream().map(some -> new Focus(id, some, recurring, mayBreak)))
                .toList());
    }

    FocusTimes without(FocusTimeEnded ended) {
        return new FocusTimes(all.stream()
                .flatMap(
                        focus -> focus.id().equals(ended.focus()) ? focus.until(ended.at()).stream() : Stream.of(focus))
                .toList());
    }

    Optional<FocusBreak> last(Instant at) {
        return all.reversed().stream().filter(focus -> focus.at(at)).findFirst().map(Focus::mayBreak);
    }

    @Override
    public boolean at(Instant at) {
        return last(at).isPresent();
    }

    @Override
    public List<Interval> within(Instant from, Instant until) {
        return Intervals.merged(
                all.stream().flatMap(focus -> focus.within(from, until)).toList());
    }

    @Override
    public Optional<Instant> beginAfter(Instant at) {
        return all.stream().allMatch(focus -> !focus.span().until().isAfter(at))
                ? Optional.empty()
                : Times.super.beginAfter(at);
    }
}

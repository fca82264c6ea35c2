package dev.duplex.command.availability;

import dev.duplex.command.decision.Rejection;
import dev.duplex.events.availability.DayException;
import dev.duplex.events.availability.DayException.Hours;
import dev.duplex.events.availability.WorkingInterval;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What intervals of local time must be like. */
final class HoursRules {

    private static final long DAY = Duration.ofDays(1).toNanos();

    private HoursRules() {}

    /** A stretch in nanoseconds from the begin of the week or the day that it is in. */
    private record Stretch(String name, long from, long to) {

        boolean overlaps(Stretch other) {
            return from < other.to && other.from < to;
        }

        Stretch later(long nanos) {
            return new Stretch(name, from + nanos, to + nanos);
        }
    }

    /** The first thing that is wrong. */
    static Optional<Rejection> check(List<WorkingInterval> week, List<DayException> exceptions) {
        return emptyInWeek(week)
                .or(() -> overlapInWeek(week))
                .or(() -> repeatedDate(exceptions))
                .or(() -> inExceptions(exceptions));
    }

    /** Midnight to midnight is the whole day. */
    static boolean isEmpty(LocalTime from, LocalTime to) {
        return from.equals(to) && !from.equals(LocalTime.MIDNIGHT);
    }

    static Rejection empty(String field, LocalTime time) {
        return new Rejection.NotAllowed(
                "empty-interval",
                "From " + time + " to " + time + " is no time at all; the whole day is from 00:00 to 00:00.",
                field);
    }

    private static Optional<Rejection> emptyInWeek(List<WorkingInterval> week) {
        return first(
                week,
                i -> isEmpty(week.get(i).from(), week.get(i).to())
                        ? Optional.of(empty("week[" + i + "]", week.get(i).from()))
                        : Optional.empty());
    }

    /** What begins on Sunday may go on into Monday, so the week is compared with the next one as well. */
    private static Optional<Rejection> overlapInWeek(List<WorkingInterval> week) {
        List<Stretch> stretches = week.stream()
                .map(interval -> stretch(
                                interval.day() + " " + text(interval.from(), interval.to()),
                                interval.from(),
                                interval.to())
                        .later((interval.day().getValue() - 1) * DAY))
                .toList();
        return overlap(
                "week",
                Stream.concat(stretches.stream(), stretches.stream().map(stretch -> stretch.later(7 * DAY)))
                        .toList());
    }

    private static Optional<Rejection> repeatedDate(List<DayException> exceptions) {
        Set<LocalDate> dates = new HashSet<>();
        return first(
                exceptions,
                i -> dates.add(exceptions.get(i).date())
                        ? Optional.empty()
                        : Optional.of(new Rejection.NotAllowed(
                                "overlapping-exceptions",
                                "There are two exceptions on "
                                        + exceptions.get(i).date() + "; put their hours into one.",
                                "exceptions[" + i + "].date")));
    }

    private static Optional<Rejection> inExceptions(List<DayException> exceptions) {
        return first(
                exceptions,
                i -> inException(
                        "exceptions[" + i + "].hours", exceptions.get(i).hours()));
    }

    private static Optional<Rejection> inException(String field, List<Hours> hours) {
        return hours.stream()
                .filter(each -> isEmpty(each.from(), each.to()))
                .findFirst()
                .map(each -> empty(field, each.from()))
                .or(() -> overlap(
                        field,
                        hours.stream()
                                .map(each -> stretch(text(each.from(), each.to()), each.from(), each.to()))
                                .toList()));
    }

    private static Optional<Rejection> overlap(String field, List<Stretch> stretches) {
        List<Stretch> sorted = stretches.stream()
                .sorted(Comparator.comparingLong(Stretch::from))
                .toList();
        return first(
                sorted,
                i -> i > 0 && sorted.get(i - 1).overlaps(sorted.get(i))
                        ? Optional.of(new Rejection.NotAllowed(
                                "overlapping-intervals",
                                sorted.get(i - 1).name() + " and "
                                        + sorted.get(i).name()
                                        + " overlap; make one of them, or have one end where the other begins.",
                                field))
                        : Optional.empty());
    }

    private static Stretch stretch(String name, LocalTime from, LocalTime to) {
        return new Stretch(name, from.toNanoOfDay(), from.isBefore(to) ? to.toNanoOfDay() : to.toNanoOfDay() + DAY);
    }

    private static String text(LocalTime from, LocalTime to) {
        return from + " to " + to;
    }

    private static Optional<Rejection> first(List<?> all, Function<Integer, Optional<Rejection>> check) {
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(i -> check.apply(i).stream())
                .findFirst();
    }
}

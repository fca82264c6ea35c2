package dev.duplex.availability;

import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.DayException;
import dev.duplex.events.availability.DayException.Hours;
import dev.duplex.events.availability.WorkingInterval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What recurs every week in a zone, by the clock on the wall.
 *
 * @param exceptions in place of what begins on that date otherwise
 */
record WeeklyTimes(ZoneId zone, Map<DayOfWeek, List<Hours>> week, Map<LocalDate, List<Hours>> exceptions)
        implements Times {

    /** @param week intervals that overlap count once */
    static WeeklyTimes of(ZoneId zone, List<WorkingInterval> week, List<DayException> exceptions) {
        return new WeeklyTimes(
                zone,
                week.stream()
                        .collect(Collectors.groupingBy(
                                WorkingInterval::day,
                                Collectors.mapping(
                                        interval -> new Hours(interval.from(), interval.to()), Collectors.toList()))),
                exceptions.stream()
                        .collect(Collectors.toMap(DayException::date, DayException::hours, (first, second) -> second)));
    }

    static WeeklyTimes of(WorkingHoursSet set) {
        return of(set.timeZone(), set.week(), set.exceptions());
    }

    static WeeklyTimes of(FocusTimePlanned planned) {
        List<Hours> hours = List.of(new Hours(planned.from(), planned.to()));
        return new WeeklyTimes(
                planned.timeZone(),
                planned.days().stream().distinct().collect(Collectors.toUnmodifiableMap(day -> day, day -> hours)),
                Map.of());
    }

    @Override
    public boolean at(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        LocalTime time = local.toLocalTime();
        LocalDate date = local.toLocalDate();
        return beginningOn(date).stream()
                        .anyMatch(hours ->
                                !time.isBefore(hours.from()) && (isOverMidnight(hours) || time.isBefore(hours.to())))
                || beginningOn(date.minusDays(1)).stream()
                        .anyMatch(hours -> isOverMidnight(hours) && time.isBefore(hours.to()));
    }

    @Override
    public List<Interval> within(Instant from, Instant until) {
        return Intervals.within(
                dates(from, until)
                        .flatMap(date -> beginningOn(date).stream().flatMap(hours -> instants(date, hours).stream()))
                        .toList(),
                from,
                until);
    }

    /** Each begin in the range, also where what began before goes on until then. */
    Stream<Instant> begins(Instant from, Instant until) {
        return dates(from, until)
                .flatMap(date -> beginningOn(date).stream()
                        .flatMap(hours -> instants(date, hours).stream().limit(1)))
                .map(Interval::from)
                .filter(begin -> !begin.isBefore(from) && begin.isBefore(until));
    }

    private List<Hours> beginningOn(LocalDate date) {
        List<Hours> other = exceptions.get(date);
        return other == null ? week.getOrDefault(date.getDayOfWeek(), List.of()) : other;
    }

    /** One more at each end than the clock shows: it may be set back over midnight. */
    private Stream<LocalDate> dates(Instant from, Instant until) {
        return from.isBefore(until)
                ? LocalDate.ofInstant(from, zone)
                        .minusDays(2)
                        .datesUntil(LocalDate.ofInstant(until, zone).plusDays(2))
                : Stream.empty();
    }

    private List<Interval> instants(LocalDate date, Hours hours) {
        LocalDate end = isOverMidnight(hours) ? date.plusDays(1) : date;
        return WallClock.instants(date.atTime(hours.from()), end.atTime(hours.to()), zone.getRules());
    }

    private static boolean isOverMidnight(Hours hours) {
        return !hours.from().isBefore(hours.to());
    }
}

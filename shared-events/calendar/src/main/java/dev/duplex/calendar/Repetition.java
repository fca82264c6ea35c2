package dev.duplex.calendar;

import dev.duplex.events.call.Recurrence;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The local times at which the calls of a series begin, by RFC 5545 with weeks that begin on Monday. */
public final class Repetition {

    /** No series is followed further. */
    public static final int MOST_YEARS = 10;

    private Repetition() {}

    /** In order; lazily. */
    public static Stream<LocalDateTime> starts(LocalDateTime first, @Nullable Recurrence recurrence) {
        if (recurrence == null) {
            return Stream.of(first);
        }
        LocalDate begin = first.toLocalDate();
        LocalDate farthest = begin.plusYears(MOST_YEARS);
        LocalDate until = recurrence.until();
        LocalDate last = until == null || until.isAfter(farthest) ? farthest : until;
        Stream<LocalDate> dates = dates(begin, recurrence).takeWhile(date -> !date.isAfter(last));
        Integer count = recurrence.count();
        return (count == null ? dates : dates.limit(count)).map(date -> date.atTime(first.toLocalTime()));
    }

    private static Stream<LocalDate> dates(LocalDate begin, Recurrence recurrence) {
        long interval = recurrence.interval();
        return switch (recurrence.frequency()) {
            case DAILY -> Stream.iterate(begin, date -> date.plusDays(interval));
            case WEEKLY -> weekly(begin, interval, days(begin, recurrence));
            case MONTHLY ->
                Stream.iterate(YearMonth.from(begin), month -> month.plusMonths(interval))
                        .filter(month -> month.isValidDay(begin.getDayOfMonth()))
                        .map(month -> month.atDay(begin.getDayOfMonth()));
        };
    }

    private static Stream<LocalDate> weekly(LocalDate begin, long interval, List<DayOfWeek> days) {
        LocalDate monday = begin.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(monday, week -> week.plusWeeks(interval))
                .flatMap(week -> days.stream().map(day -> week.plusDays(day.getValue() - 1L)))
                .filter(date -> !date.isBefore(begin));
    }

    private static List<DayOfWeek> days(LocalDate begin, Recurrence recurrence) {
        return recurrence.byDay().isEmpty()
                ? List.of(begin.getDayOfWeek())
                : recurrence.byDay().stream().distinct().sorted().toList();
    }
}

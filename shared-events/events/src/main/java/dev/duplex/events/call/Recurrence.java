package dev.duplex.events.call;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a scheduled call repeats, by the clock on the wall of its time zone.
 *
 * @param interval every so many days, weeks or months, from 1
 * @param byDay the days of the week, only for {@link Frequency#WEEKLY}; none for the day of the first call
 * @param count how many calls there are, null where that is not what ends it
 * @param until the last local date on which one can begin, null where that is not what ends it
 */
public record Recurrence(
        Frequency frequency,
        int interval,
        List<DayOfWeek> byDay,
        @Nullable Integer count,
        @Nullable LocalDate until) {

    public enum Frequency {
        DAILY,
        WEEKLY,
        /** On the same day of the month; months without it are skipped. */
        MONTHLY
    }
}

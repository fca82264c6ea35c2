package dev.duplex.query.analytics;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;

/** Hours of a local week, counted from Monday 00:00: 0 to 167. */
final class HourOfWeek {

    private HourOfWeek() {}

    static int of(ZonedDateTime local) {
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    /** Such as {@code MON 09}. */
    static String name(int hour) {
        String day = DayOfWeek.of(hour / 24 + 1).name().substring(0, 3);
        return "%s %02d".formatted(day, hour % 24);
    }
}

package dev.duplex.events.availability;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A local date on which other hours hold than the week's.
 *
 * @param name such as a holiday's
 * @param hours in place of the day's own; none for a day off
 */
public record DayException(LocalDate date, @Nullable String name, List<Hours> hours) {

    /** @param to exclusive; at or before {@code from} it is on the next day */
    public record Hours(LocalTime from, LocalTime to) {}
}

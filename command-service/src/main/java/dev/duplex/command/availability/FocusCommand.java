package dev.duplex.command.availability;

import dev.duplex.events.availability.FocusBreak;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

sealed interface FocusCommand {

    UUID person();

    UUID focus();

    @Nullable UUID by();

    Instant at();

    /** @param from null for from now on */
    record StartFocus(
            UUID person,
            UUID focus,
            @Nullable Instant from,
            Instant until,
            FocusBreak mayBreak,
            @Nullable UUID by,
            Instant at)
            implements FocusCommand {}

    /** @param timeZone null for the person's own */
    record PlanFocus(
            UUID person,
            UUID focus,
            @Nullable ZoneId timeZone,
            List<DayOfWeek> days,
            LocalTime from,
            LocalTime to,
            FocusBreak mayBreak,
            @Nullable UUID by,
            Instant at)
            implements FocusCommand {}

    record EndFocus(UUID person, UUID focus, @Nullable UUID by, Instant at) implements FocusCommand {}
}

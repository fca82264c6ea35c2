package dev.duplex.command.availability;

import dev.duplex.events.availability.DayException;
import dev.duplex.events.availability.WorkingInterval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Of a person, or of a workspace for those without own ones. */
sealed interface SetWorkingHours {

    ZoneId timeZone();

    List<WorkingInterval> week();

    List<DayException> exceptions();

    @Nullable UUID by();

    Instant at();

    record OfPerson(
            UUID person,
            ZoneId timeZone,
            List<WorkingInterval> week,
            List<DayException> exceptions,
            @Nullable UUID by,
            Instant at)
            implements SetWorkingHours {}

    record OfWorkspace(
            String workspace,
            ZoneId timeZone,
            List<WorkingInterval> week,
            List<DayException> exceptions,
            @Nullable UUID by,
            Instant at)
            implements SetWorkingHours {}
}

package dev.duplex.command.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

sealed interface AbsenceCommand {

    UUID person();

    UUID absence();

    @Nullable UUID by();

    Instant at();

    /** Begins and ends at instants, or with dates of the person's zone, the last one included. */
    record StartAbsence(
            UUID person,
            UUID absence,
            @Nullable Instant from,
            @Nullable LocalDate fromDate,
            @Nullable Instant until,
            @Nullable LocalDate untilDate,
            @Nullable UUID standIn,
            @Nullable String note,
            @Nullable UUID by,
            Instant at)
            implements AbsenceCommand {}

    record EndAbsence(UUID person, UUID absence, @Nullable UUID by, Instant at) implements AbsenceCommand {}
}

package dev.duplex.events.availability;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When a person can be reached. */
public sealed interface AvailabilityEvent extends DuplexEvent {

    /** Whose hours these are; null for the workspace's default. */
    @Nullable UUID person();

    @Override
    default Set<EventTag> tags() {
        UUID person = person();
        return Set.of(person == null ? EventTag.workspace(workspace()) : EventTag.person(person));
    }

    /**
     * From now on these hours hold, until the next version.
     *
     * @param timeZone in which days, dates and times are meant
     * @param week none of them overlaps another
     * @param exceptions a date at most once
     * @param version counts from 1, per person or for the workspace
     */
    record WorkingHoursSet(
            String workspace,
            @Nullable UUID person,
            ZoneId timeZone,
            List<WorkingInterval> week,
            List<DayException> exceptions,
            int version,
            @Nullable UUID by,
            Instant at)
            implements AvailabilityEvent {}

    /** A person keeps to work that is not to be disturbed, once. */
    record FocusTimeStarted(
            String workspace,
            UUID person,
            UUID focus,
            Instant from,
            Instant until,
            FocusBreak mayBreak,
            @Nullable UUID by,
            Instant at)
            implements AvailabilityEvent {}

    /**
     * A person keeps to such work every week.
     *
     * @param to exclusive; at or before {@code from} it is on the next day
     */
    record FocusTimePlanned(
            String workspace,
            UUID person,
            UUID focus,
            ZoneId timeZone,
            List<DayOfWeek> days,
            LocalTime from,
            LocalTime to,
            FocusBreak mayBreak,
            @Nullable UUID by,
            Instant at)
            implements AvailabilityEvent {}

    /** One that was started ends early, or one that was planned does not come again. */
    record FocusTimeEnded(
            String workspace,
            UUID person,
            UUID focus,
            @Nullable UUID by,
            Instant at) implements AvailabilityEvent {}

    /** @param standIn whom to turn to meanwhile */
    record AbsenceStarted(
            String workspace,
            UUID person,
            UUID absence,
            Instant from,
            Instant until,
            @Nullable UUID standIn,
            @Personal(subject = "person") @Nullable String note,
            @Nullable UUID by,
            Instant at)
            implements AvailabilityEvent {}

    /** It ends early, or does not come. */
    record AbsenceEnded(
            String workspace,
            UUID person,
            UUID absence,
            @Nullable UUID by,
            Instant at) implements AvailabilityEvent {}

    /** @param until null until the person is back */
    record AwayStarted(
            String workspace,
            UUID person,
            @Nullable Instant until,
            @Nullable UUID by,
            Instant at) implements AvailabilityEvent {}

    record AwayEnded(
            String workspace, UUID person, @Nullable UUID by, Instant at) implements AvailabilityEvent {}
}

package dev.duplex.availability;

import dev.duplex.events.availability.AvailabilityEvent.AbsenceEnded;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.AwayEnded;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.DayException;
import dev.duplex.events.availability.DayException.Hours;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.WorkingInterval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What a person says about when to be reached, in short. */
final class Person {

    static final String WORKSPACE = "acme";
    static final UUID ANN = UUID.nameUUIDFromBytes("ann".getBytes());
    static final UUID BOB = UUID.nameUUIDFromBytes("bob".getBytes());
    static final Instant LONG_AGO = Instant.parse("1980-01-01T00:00:00Z");

    private Person() {}

    static WorkingHoursSet hours(ZoneId zone, List<WorkingInterval> week, DayException... exceptions) {
        return hours(LONG_AGO, zone, week, exceptions);
    }

    static WorkingHoursSet hours(Instant at, ZoneId zone, List<WorkingInterval> week, DayException... exceptions) {
        return new WorkingHoursSet(WORKSPACE, ANN, zone, week, List.of(exceptions), 1, ANN, at);
    }

    static WorkingHoursSet workspaceHours(Instant at, ZoneId zone, List<WorkingInterval> week) {
        return new WorkingHoursSet(WORKSPACE, null, zone, week, List.of(), 1, null, at);
    }

    static List<WorkingInterval> daily(String from, String to) {
        return Stream.of(DayOfWeek.values())
                .map(day -> new WorkingInterval(day, LocalTime.parse(from), LocalTime.parse(to)))
                .toList();
    }

    static DayException on(String date, String... hours) {
        return new DayException(
                LocalDate.parse(date),
                null,
                Stream.of(hours)
                        .map(text -> text.split("-"))
                        .map(ends -> new Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
                        .toList());
    }

    static FocusTimeStarted focus(UUID id, Instant from, Instant until, FocusBreak mayBreak) {
        return new FocusTimeStarted(WORKSPACE, ANN, id, from, until, mayBreak, ANN, LONG_AGO);
    }

    static FocusTimePlanned planned(
            UUID id, Instant at, ZoneId zone, List<DayOfWeek> days, String from, String to, FocusBreak mayBreak) {
        return new FocusTimePlanned(
                WORKSPACE, ANN, id, zone, days, LocalTime.parse(from), LocalTime.parse(to), mayBreak, ANN, at);
    }

    static FocusTimeEnded focusEnded(UUID id, Instant at) {
        return new FocusTimeEnded(WORKSPACE, ANN, id, ANN, at);
    }

    static AbsenceStarted absence(UUID id, Instant from, Instant until, UUID standIn) {
        return new AbsenceStarted(WORKSPACE, ANN, id, from, until, standIn, null, ANN, LONG_AGO);
    }

    static AbsenceEnded absenceEnded(UUID id, Instant at) {
        return new AbsenceEnded(WORKSPACE, ANN, id, ANN, at);
    }

    static AwayStarted away(Instant at, Instant until) {
        return new AwayStarted(WORKSPACE, ANN, until, ANN, at);
    }

    static AwayEnded back(Instant at) {
        return new AwayEnded(WORKSPACE, ANN, ANN, at);
    }
}

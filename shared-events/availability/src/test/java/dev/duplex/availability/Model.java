package dev.duplex.availability;

import dev.duplex.availability.AvailabilityState.Kind;
import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceEnded;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.AwayEnded;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;

/** What holds at one instant, by looking at all events and at the clock on the wall: slow, and simple enough to be right. */
record Model(ZoneId zone, List<AvailabilityEvent> events) {

    Kind kind(Instant at) {
        if (events.stream()
                .anyMatch(event -> event instanceof AbsenceStarted absence
                        && lasts(absence.from(), absence.until(), at)
                        && !absenceEnded(absence.absence(), at))) {
            return Kind.ABSENT;
        }
        if (isAway(at)) {
            return Kind.AWAY;
        }
        if (events.stream().anyMatch(event -> isFocus(event, at))) {
            return Kind.FOCUS;
        }
        return works(at) ? Kind.AVAILABLE : Kind.OFF_HOURS;
    }

    private boolean isAway(Instant at) {
        AwayStarted away = null;
        for (AvailabilityEvent event : events) {
            if (event.at().isAfter(at)) {
                continue;
            }
            if (event instanceof AwayStarted started) {
                away = started;
            } else if (event instanceof AwayEnded) {
                away = null;
            }
        }
        return away != null && (away.until() == null || at.isBefore(away.until()));
    }

    private boolean isFocus(AvailabilityEvent event, Instant at) {
        if (event instanceof FocusTimeStarted once) {
            return lasts(once.from(), once.until(), at) && !focusEnded(once.focus(), at);
        }
        return event instanceof FocusTimePlanned weekly
                && !at.isBefore(weekly.at())
                && !focusEnded(weekly.focus(), at)
                && shows(
                        at.atZone(weekly.timeZone()),
                        (date, time) -> weekly.days().contains(date.getDayOfWeek())
                                && !time.isBefore(weekly.from())
                                && (over(weekly.from(), weekly.to()) || time.isBefore(weekly.to())),
                        (date, time) -> weekly.days().contains(date.getDayOfWeek())
                                && over(weekly.from(), weekly.to())
                                && time.isBefore(weekly.to()));
    }

    boolean works(Instant at) {
        WorkingHoursSet own = null;
        WorkingHoursSet workspace = null;
        for (AvailabilityEvent event : events) {
            if (event instanceof WorkingHoursSet set && !set.at().isAfter(at)) {
                own = set.person() == null ? own : set;
                workspace = set.person() == null ? set : workspace;
            }
        }
        WorkingHoursSet set = own == null ? workspace : own;
        if (set == null) {
            ZonedDateTime local = at.atZone(zone);
            return local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                    && local.getHour() >= 9
                    && local.getHour() < 17;
        }
        return shows(
                at.atZone(set.timeZone()),
                (date, time) -> intervals(set, date).stream()
                        .anyMatch(
                                each -> !time.isBefore(each[0]) && (over(each[0], each[1]) || time.isBefore(each[1]))),
                (date, time) -> intervals(set, date).stream()
                        .anyMatch(each -> over(each[0], each[1]) && time.isBefore(each[1])));
    }

    private static List<LocalTime[]> intervals(WorkingHoursSet set, LocalDate date) {
        return set.exceptions().stream()
                .filter(exception -> exception.date().equals(date))
                .findFirst()
                .map(exception -> exception.hours().stream()
                        .map(hours -> new LocalTime[] {hours.from(), hours.to()})
                        .toList())
                .orElseGet(() -> set.week().stream()
                        .filter(interval -> interval.day() == date.getDayOfWeek())
                        .map(interval -> new LocalTime[] {interval.from(), interval.to()})
                        .toList());
    }

    private static boolean shows(
            ZonedDateTime local, BiPredicate<LocalDate, LocalTime> today, BiPredicate<LocalDate, LocalTime> overnight) {
        return today.test(local.toLocalDate(), local.toLocalTime())
                || overnight.test(local.toLocalDate().minusDays(1), local.toLocalTime());
    }

    private static boolean over(LocalTime from, LocalTime to) {
        return !from.isBefore(to);
    }

    private boolean absenceEnded(UUID id, Instant at) {
        return events.stream()
                .anyMatch(event -> event instanceof AbsenceEnded ended
                        && ended.absence().equals(id)
                        && !ended.at().isAfter(at));
    }

    private boolean focusEnded(UUID id, Instant at) {
        return events.stream()
                .anyMatch(event -> event instanceof FocusTimeEnded ended
                        && ended.focus().equals(id)
                        && !ended.at().isAfter(at));
    }

    private static boolean lasts(Instant from, Instant until, Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}

package dev.duplex.calendar.ical;

import biweekly.component.VEvent;
import biweekly.property.RecurrenceRule;
import biweekly.util.ByDay;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import dev.duplex.calendar.ical.CalendarEntry.Local;
import dev.duplex.events.call.Recurrence;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recurrence rules as far as scheduled calls repeat like that: every so many days, weeks, or months on the same day. */
final class Rules {

    private Rules() {}

    static @Nullable Recurrence recurrence(VEvent event, Local start) throws BadCalendar {
        if (!event.getRecurrenceDates().isEmpty()) {
            throw unsupported("RDATE", "Dates beside a rule are not taken; send those calls as events of their own.");
        }
        if (!event.getExceptionRules().isEmpty()) {
            throw unsupported("EXRULE", "Rules of exceptions are not taken; use EXDATE.");
        }
        if (event.getProperties(RecurrenceRule.class).size() > 1) {
            throw unsupported("RRULE", "An event has one rule at most; send the others as events of their own.");
        }
        return event.getRecurrenceRule() == null || event.getRecurrenceRule().getValue() == null
                ? null
                : recurrence(event.getRecurrenceRule().getValue(), start);
    }

    private static Recurrence recurrence(biweekly.util.Recurrence rule, Local start) throws BadCalendar {
        List<DayOfWeek> days = days(rule);
        Recurrence.Frequency frequency = frequency(rule, !days.isEmpty());
        checkParts(rule, frequency, start);
        int interval = rule.getInterval() == null ? 1 : rule.getInterval();
        if (interval > 1 && days.size() > 1 && !beginsOnMonday(rule)) {
            throw unsupported("RRULE", "Weeks begin on Monday here; leave WKST out.");
        }
        return new Recurrence(
                frequency,
                interval,
                frequency == Recurrence.Frequency.WEEKLY ? days : List.of(),
                rule.getCount(),
                rule.getUntil() == null ? null : until(rule.getUntil(), start));
    }

    private static List<DayOfWeek> days(biweekly.util.Recurrence rule) throws BadCalendar {
        for (ByDay day : rule.getByDay()) {
            if (day.getNum() != null) {
                throw unsupported("RRULE", "A weekday of a month is not taken; repeat on the same day of the month.");
            }
        }
        return rule.getByDay().stream()
                .map(day -> DayOfWeek.valueOf(day.getDay().name()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Daily on some days of the week is weekly on them. */
    private static Recurrence.Frequency frequency(biweekly.util.Recurrence rule, boolean onDays) throws BadCalendar {
        Frequency frequency = rule.getFrequency();
        if (frequency == Frequency.WEEKLY) {
            return Recurrence.Frequency.WEEKLY;
        }
        if (frequency == Frequency.DAILY) {
            boolean each = rule.getInterval() == null || rule.getInterval() == 1;
            if (onDays && !each) {
                throw unsupported("RRULE", "Weekdays every so many days are not taken; repeat weekly.");
            }
            return onDays ? Recurrence.Frequency.WEEKLY : Recurrence.Frequency.DAILY;
        }
        if (frequency == Frequency.MONTHLY && !onDays) {
            return Recurrence.Frequency.MONTHLY;
        }
        throw unsupported("RRULE", "Calls repeat daily, weekly, or monthly on the same day of the month.");
    }

    private static void checkParts(biweekly.util.Recurrence rule, Recurrence.Frequency frequency, Local start)
            throws BadCalendar {
        boolean sameDay = rule.getByMonthDay().isEmpty()
                || (frequency == Recurrence.Frequency.MONTHLY
                        && rule.getByMonthDay().equals(List.of(start.time().getDayOfMonth())));
        boolean others = rule.getBySecond().isEmpty()
                && rule.getByMinute().isEmpty()
                && rule.getByHour().isEmpty()
                && rule.getByYearDay().isEmpty()
                && rule.getByWeekNo().isEmpty()
                && rule.getByMonth().isEmpty()
                && rule.getBySetPos().isEmpty()
                && rule.getXRules().isEmpty();
        if (!sameDay || !others) {
            throw unsupported("RRULE", "Of the parts of a rule FREQ, INTERVAL, BYDAY, COUNT and UNTIL are taken.");
        }
    }

    private static boolean beginsOnMonday(biweekly.util.Recurrence rule) {
        return rule.getWorkweekStarts() == null || rule.getWorkweekStarts() == biweekly.util.DayOfWeek.MONDAY;
    }

    /** The last day on which one can begin: the day before, where that is reached before the time of the day. */
    private static LocalDate until(ICalDate until, Local start) throws BadCalendar {
        LocalDateTime written = Entries.components("RRULE", until);
        if (!until.hasTime()) {
            return written.toLocalDate();
        }
        LocalDateTime last = Entries.raw(until).isUtc() ? new Local(written, ZoneOffset.UTC).in(start.zone()) : written;
        boolean reached = !start.time().toLocalTime().isAfter(last.toLocalTime());
        return reached ? last.toLocalDate() : last.toLocalDate().minusDays(1);
    }

    private static BadCalendar unsupported(String field, String detail) {
        return new BadCalendar("unsupported-recurrence", field, detail);
    }
}

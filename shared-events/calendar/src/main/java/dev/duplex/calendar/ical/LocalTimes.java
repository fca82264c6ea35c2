package dev.duplex.calendar.ical;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.property.RecurrenceDates;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * Local times of a zone, written as they are: biweekly is given them as if the zone's clock were that of UTC, under the zone's
 * name, so that one that the zone skips stays what it is.
 */
final class LocalTimes {

    private static final long AROUND_SECONDS = 366L * 86_400;
    private static final DateTimeFormatter ABBREVIATION = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private LocalTimes() {}

    static ICalDate date(LocalDateTime local) {
        return new ICalDate(Date.from(local.toInstant(ZoneOffset.UTC)), true);
    }

    /** With every change of the zone's clocks from a year before until a year after. */
    static TimezoneAssignment zone(String name, Instant from, Instant until) {
        VTimezone zone = new VTimezone(name);
        ZoneId id = ZoneId.of(name);
        observances(id, from.minusSeconds(AROUND_SECONDS), until.plusSeconds(AROUND_SECONDS))
                .values()
                .forEach(observance -> {
                    if (observance instanceof DaylightSavingsTime daylight) {
                        zone.addDaylightSavingsTime(daylight);
                    } else {
                        zone.addStandardTime((StandardTime) observance);
                    }
                });
        return new TimezoneAssignment(TimeZone.getTimeZone("UTC"), zone);
    }

    private record Change(ZoneOffset before, ZoneOffset after, boolean daylight, String name) {}

    private static Map<Change, Observance> observances(ZoneId zone, Instant from, Instant until) {
        ZoneRules rules = zone.getRules();
        Map<Change, Observance> found = new LinkedHashMap<>();
        ZoneOffsetTransition transition = rules.previousTransition(from);
        if (transition == null) {
            ZoneOffset offset = rules.getOffset(from);
            add(found, change(zone, offset, offset, from), LocalDateTime.ofInstant(from, offset));
            transition = rules.nextTransition(from);
        }
        while (transition != null && transition.getInstant().isBefore(until)) {
            add(
                    found,
                    change(zone, transition.getOffsetBefore(), transition.getOffsetAfter(), transition.getInstant()),
                    transition.getDateTimeBefore());
            transition = rules.nextTransition(transition.getInstant());
        }
        return found;
    }

    private static Change change(ZoneId zone, ZoneOffset before, ZoneOffset after, Instant at) {
        return new Change(before, after, zone.getRules().isDaylightSavings(at), ABBREVIATION.format(at.atZone(zone)));
    }

    /** The same change of another year is one more date of the first. */
    private static void add(Map<Change, Observance> found, Change change, LocalDateTime local) {
        Observance known = found.get(change);
        if (known == null) {
            Observance observance = change.daylight() ? new DaylightSavingsTime() : new StandardTime();
            observance.setDateStart(components(local));
            observance.setTimezoneOffsetFrom(offset(change.before()));
            observance.setTimezoneOffsetTo(offset(change.after()));
            observance.addTimezoneName(change.name());
            found.put(change, observance);
        } else {
            if (known.getRecurrenceDates().isEmpty()) {
                known.addRecurrenceDates(new RecurrenceDates());
            }
            known.getRecurrenceDates().getFirst().getDates().add(new ICalDate(components(local), true));
        }
    }

    private static UtcOffset offset(ZoneOffset offset) {
        return new UtcOffset(offset.getTotalSeconds() * 1_000L);
    }

    private static DateTimeComponents components(LocalDateTime local) {
        return new DateTimeComponents(
                local.getYear(),
                local.getMonthValue(),
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond(),
                false);
    }
}

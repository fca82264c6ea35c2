package dev.duplex.query.availability;

import dev.duplex.availability.AvailabilityState;
import dev.duplex.availability.PersonAvailability;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.DayException;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.WorkingInterval;
import dev.duplex.query.graphql.PersonRef;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What clients see. */
final class AvailabilityViews {

    private AvailabilityViews() {}

    static String text(ZonedDateTime local) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local);
    }

    /**
     * @param now at that instant
     * @param timeZone the person's then
     */
    record AvailabilityView(
            PersonAvailability of, Instant at, AvailabilityState now, String timeZone, String localTime) {

        static AvailabilityView of(PersonAvailability availability, Instant at) {
            ZoneId zone = availability.zone(at);
            return new AvailabilityView(availability, at, availability.at(at), zone.getId(), text(at.atZone(zone)));
        }
    }

    record FocusBreakView(FocusBreak.Who who, List<PersonRef> people) {

        static FocusBreakView of(FocusBreak mayBreak) {
            return new FocusBreakView(
                    mayBreak.who(),
                    mayBreak.people().stream().map(PersonRef::new).toList());
        }
    }

    enum HoursSource {
        PERSON,
        WORKSPACE,
        USUAL
    }

    record HoursView(LocalTime from, LocalTime to) {}

    record IntervalView(DayOfWeek day, LocalTime from, LocalTime to) {}

    record ExceptionView(LocalDate date, @Nullable String name, List<HoursView> hours) {

        static ExceptionView of(DayException exception) {
            return new ExceptionView(
                    exception.date(),
                    exception.name(),
                    exception.hours().stream()
                            .map(hours -> new HoursView(hours.from(), hours.to()))
                            .toList());
        }
    }

    record WorkingHoursView(
            HoursSource source,
            String timeZone,
            List<IntervalView> week,
            List<ExceptionView> exceptions,
            int version,
            @Nullable Instant since) {

        static WorkingHoursView of(WorkingHoursSet set) {
            return new WorkingHoursView(
                    set.person() == null ? HoursSource.WORKSPACE : HoursSource.PERSON,
                    set.timeZone().getId(),
                    week(set.week()),
                    set.exceptions().stream().map(ExceptionView::of).toList(),
                    set.version(),
                    set.at());
        }

        static WorkingHoursView of(PersonAvailability availability, Instant at) {
            return availability
                    .workingHours(at)
                    .map(WorkingHoursView::of)
                    .orElseGet(() -> new WorkingHoursView(
                            HoursSource.USUAL,
                            availability.zone(at).getId(),
                            week(PersonAvailability.USUAL_WEEK),
                            List.of(),
                            0,
                            null));
        }

        private static List<IntervalView> week(List<WorkingInterval> week) {
            return week.stream()
                    .map(interval -> new IntervalView(interval.day(), interval.from(), interval.to()))
                    .toList();
        }
    }

    record RecurrenceView(String timeZone, List<DayOfWeek> days, LocalTime from, LocalTime to) {}

    record FocusTimeView(
            UUID id,
            Instant from,
            @Nullable Instant until,
            @Nullable RecurrenceView recurring,
            FocusBreakView mayBreak) {

        static FocusTimeView of(FocusEntry entry) {
            FocusEntry.Recurrence weekly = entry.recurring();
            return new FocusTimeView(
                    entry.id(),
                    entry.from(),
                    entry.until(),
                    weekly == null
                            ? null
                            : new RecurrenceView(weekly.timeZone(), weekly.days(), weekly.from(), weekly.to()),
                    FocusBreakView.of(entry.mayBreak()));
        }
    }

    record AbsenceView(
            UUID id,
            Instant from,
            Instant until,
            @Nullable PersonRef standIn,
            @Nullable String note) {

        static AbsenceView of(AbsenceEntry entry, boolean withNote) {
            return new AbsenceView(
                    entry.id(),
                    entry.from(),
                    entry.until(),
                    entry.standIn() == null ? null : new PersonRef(entry.standIn()),
                    withNote ? entry.note() : null);
        }
    }
}

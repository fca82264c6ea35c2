package dev.duplex.availability;

import dev.duplex.availability.AvailabilityState.Kind;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceEnded;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.AwayEnded;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.WorkingInterval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * When a person can be reached, folded from the person's events and the workspace's working hours. It answers for any instant,
 * also for one before a change: hours by the version in force then, the rest as far as it is known.
 *
 * <p>Local times are meant by the clock on the wall: what a zone skips does not take place, what it repeats takes place twice.
 * Immutable.
 */
public final class PersonAvailability {

    /** Where neither the person nor the workspace has set hours: Monday to Friday, 09:00 to 17:00. */
    public static final List<WorkingInterval> USUAL_WEEK = Stream.of(DayOfWeek.values())
            .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
            .map(day -> new WorkingInterval(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
            .toList();

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime NIGHT_ENDS = LocalTime.of(5, 0);

    private final UUID person;
    private final HoursInForce hours;
    private final FocusTimes focus;
    private final Spans<Optional<UUID>> absences;
    private final Spans<Optional<UUID>> away;

    private PersonAvailability(
            UUID person,
            HoursInForce hours,
            FocusTimes focus,
            Spans<Optional<UUID>> absences,
            Spans<Optional<UUID>> away) {
        this.person = person;
        this.hours = hours;
        this.focus = focus;
        this.absences = absences;
        this.away = away;
    }

    /**
     * Of somebody of whom nothing is known: Monday to Friday, 09:00 to 17:00.
     *
     * @param zone the person's, until hours of the person's own name another
     */
    public static PersonAvailability of(UUID person, ZoneId zone) {
        return new PersonAvailability(person, HoursInForce.in(zone), FocusTimes.NONE, Spans.none(), Spans.none());
    }

    /** Events of other people and of other subjects change nothing; the workspace's hours hold where there are no own. */
    public PersonAvailability evolve(DuplexEvent event) {
        return event instanceof AvailabilityEvent known && (known.person() == null || person.equals(known.person()))
                ? evolve(known)
                : this;
    }

    private PersonAvailability evolve(AvailabilityEvent event) {
        return switch (event) {
            case WorkingHoursSet set -> new PersonAvailability(person, hours.with(set), focus, absences, away);
            case FocusTimeStarted started -> with(focus.with(started));
            case FocusTimePlanned planned -> with(focus.with(planned));
            case FocusTimeEnded ended -> with(focus.without(ended));
            case AbsenceStarted started ->
                with(absences.with(
                        started.absence(), started.from(), started.until(), Optional.ofNullable(started.standIn())));
            case AbsenceEnded ended -> with(absences.ended(ended.absence(), ended.at()));
            case AwayStarted started ->
                withAway(away.allEnded(started.at())
                        .with(
                                person,
                                started.at(),
                                Optional.ofNullable(started.until()).orElse(Instant.MAX),
                                Optional.empty()));
            case AwayEnded ended -> withAway(away.allEnded(ended.at()));
        };
    }

    private PersonAvailability with(FocusTimes changed) {
        return new PersonAvailability(person, hours, changed, absences, away);
    }

    private PersonAvailability with(Spans<Optional<UUID>> changed) {
        return new PersonAvailability(person, hours, focus, changed, away);
    }

    private PersonAvailability withAway(Spans<Optional<UUID>> changed) {
        return new PersonAvailability(person, hours, focus, absences, changed);
    }

    /** Of the person's own hours, else the one that the person came with. */
    public ZoneId zone(Instant at) {
        return hours.zone(at);
    }

    /** The hours in force, the person's own or the workspace's; empty for the usual ones. */
    public Optional<WorkingHoursSet> workingHours(Instant at) {
        return hours.set(at);
    }

    public AvailabilityState at(Instant at) {
        Kind kind = kind(at);
        return new AvailabilityState(
                kind,
                until(kind, at),
                kind == Kind.ABSENT ? absences.last(at).flatMap(Spans.Span::about) : Optional.empty(),
                kind == Kind.FOCUS ? focus.last(at) : Optional.empty());
    }

    private Kind kind(Instant at) {
        if (absences.at(at)) {
            return Kind.ABSENT;
        }
        if (away.at(at)) {
            return Kind.AWAY;
        }
        if (focus.at(at)) {
            return Kind.FOCUS;
        }
        return hours.at(at) ? Kind.AVAILABLE : Kind.OFF_HOURS;
    }

    /** When that of the kind itself ends, or something begins that goes before it. */
    private Optional<Instant> until(Kind kind, Instant at) {
        return switch (kind) {
            case ABSENT -> absences.endAfter(at);
            case AWAY -> first(List.of(away.endAfter(at), absences.beginAfter(at)));
            case FOCUS -> first(List.of(focus.endAfter(at), away.beginAfter(at), absences.beginAfter(at)));
            case AVAILABLE ->
                first(List.of(hours.endAfter(at), focus.beginAfter(at), away.beginAfter(at), absences.beginAfter(at)));
            case OFF_HOURS ->
                first(List.of(
                        hours.beginAfter(at), focus.beginAfter(at), away.beginAfter(at), absences.beginAfter(at)));
        };
    }

    private static Optional<Instant> first(List<Optional<Instant>> candidates) {
        return candidates.stream().flatMap(Optional::stream).min(Instant::compareTo);
    }

    /**
     * Whether somebody may ring or remind the person: in focus time who may break it, outside the hours who says that it is
     * urgent, while the person is away or absent nobody.
     */
    public boolean mayInterrupt(UUID asking, boolean urgent, Instant at) {
        AvailabilityState state = at(at);
        return switch (state.kind()) {
            case ABSENT, AWAY -> false;
            case OFF_HOURS -> urgent;
            case AVAILABLE -> true;
            case FOCUS -> state.mayBreak().stream().anyMatch(rule -> mayBreak(rule, asking, urgent));
        };
    }

    private static boolean mayBreak(FocusBreak rule, UUID asking, boolean urgent) {
        return switch (rule.who()) {
            case NOBODY -> false;
            case URGENT -> urgent;
            case CHOSEN -> rule.people().contains(asking);
        };
    }

    /**
     * The first instant from then on at which the person is available; empty where that is not in sight, which is 400 days of
     * nothing but focus time and time off.
     */
    public Optional<Instant> nextGoodMoment(Instant from) {
        Instant cursor = from;
        Instant limit = from.plus(Times.HORIZON);
        for (Kind kind = kind(cursor); kind != Kind.AVAILABLE; kind = kind(cursor)) {
            Optional<Instant> next = until(kind, cursor);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            cursor = next.get();
            if (kind == Kind.ABSENT || kind == Kind.AWAY) {
                limit = cursor.plus(Times.HORIZON);
            } else if (cursor.isAfter(limit)) {
                return Optional.empty();
            }
        }
        return Optional.of(cursor);
    }

    /** The first instant from then on in the working hours, whatever else holds; empty where there is none in 400 days. */
    public Optional<Instant> nextWorkingMoment(Instant from) {
        return hours.at(from) ? Optional.of(from) : hours.beginAfter(from);
    }

    /** The working hours in a range, in order, none touching the next. */
    public List<Interval> workingTimes(Instant from, Instant until) {
        return hours.within(from, until);
    }

    /** When the person is available in a range, in order, none touching the next. */
    public List<Interval> availableTimes(Instant from, Instant until) {
        return Stream.of(focus, away, absences)
                .reduce(
                        hours.within(from, until),
                        (left, taken) -> Intervals.minus(left, taken.within(from, until)),
                        Intervals::minus);
    }

    /** Like {@link #availableTimes}, but who is away until an instant unknown is taken to be back. */
    List<Interval> plannableTimes(Instant from, Instant until) {
        return withAway(away.limited()).availableTimes(from, until);
    }

    List<Interval> absentTimes(Instant from, Instant until) {
        return absences.within(from, until);
    }

    /**
     * When work begins on the next local date on which it does while the person is not absent; the next local date at 09:00
     * where there is no such date in 400 days.
     */
    public Instant startOfNextWorkingDay(Instant from) {
        LocalDate today = LocalDate.ofInstant(from, zone(from));
        return today.plusDays(1)
                .datesUntil(today.plusDays(Times.HORIZON.toDays()))
                .flatMap(date -> beginOfWork(date, zone(from)).stream())
                .findFirst()
                .orElseGet(() -> nine(today.plusDays(1), zone(from)));
    }

    /** When work begins on the next local date; at 09:00 where it does not begin on it, or already before 05:00. */
    public Instant tomorrowMorning(Instant from) {
        ZoneId zone = zone(from);
        LocalDate tomorrow = LocalDate.ofInstant(from, zone).plusDays(1);
        return hours.firstBegin(start(tomorrow, zone), start(tomorrow.plusDays(1), zone))
                .filter(begin -> !LocalTime.ofInstant(begin, zone).isBefore(NIGHT_ENDS))
                .orElseGet(() -> nine(tomorrow, zone));
    }

    private Optional<Instant> beginOfWork(LocalDate date, ZoneId zone) {
        Instant end = start(date.plusDays(1), zone);
        return hours.firstBegin(start(date, zone), end)
                .flatMap(begin -> Intervals.minus(hours.within(begin, end), absences.within(begin, end)).stream()
                        .findFirst())
                .map(Interval::from);
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static Instant nine(LocalDate date, ZoneId zone) {
        return date.atTime(MORNING).atZone(zone).toInstant();
    }
}

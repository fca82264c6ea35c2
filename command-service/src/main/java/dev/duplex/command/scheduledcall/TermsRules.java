package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.Repetition;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.call.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be said of a call that is to take place. */
final class TermsRules {

    static final int SHORTEST_MINUTES = 5;
    static final int LONGEST_MINUTES = 1440;
    static final int MOST_OCCURRENCES = 366;
    static final int LONGEST_INTERVAL = 52;
    static final int LONGEST_TITLE = 200;

    private static final int FARTHEST_YEARS = 2;
    private static final String REMEDY = "; say count, up to " + MOST_OCCURRENCES + ", or until, a date within "
            + FARTHEST_YEARS + " years of the start.";

    private TermsRules() {}

    /** The first thing that is wrong. */
    static Optional<Rejection> check(CallTerms terms, Instant at) {
        return title(terms).or(() -> zone(terms)).or(() -> length(terms)).or(() -> times(terms, at));
    }

    /** Of what does not say when it begins. */
    static Optional<Rejection> checkButTimes(CallTerms terms) {
        return title(terms).or(() -> zone(terms)).or(() -> length(terms));
    }

    private static Optional<Rejection> title(CallTerms terms) {
        if (terms.title().isBlank()) {
            return Optional.of(wrong("invalid", "A call needs a title; name what it is about.", "title"));
        }
        return terms.title().length() > LONGEST_TITLE
                ? Optional.of(wrong("too-long", "A title has at most " + LONGEST_TITLE + " characters.", "title"))
                : Optional.empty();
    }

    private static Optional<Rejection> zone(CallTerms terms) {
        return ZoneId.getAvailableZoneIds().contains(terms.timeZone())
                ? Optional.empty()
                : Optional.of(wrong(
                        "unknown-time-zone",
                        terms.timeZone() + " is no time zone of the IANA database; name one as in Europe/Berlin.",
                        "timeZone"));
    }

    private static Optional<Rejection> length(CallTerms terms) {
        return terms.minutes() < SHORTEST_MINUTES || terms.minutes() > LONGEST_MINUTES
                ? Optional.of(wrong(
                        "out-of-range",
                        "A call is meant to take " + SHORTEST_MINUTES + " to " + LONGEST_MINUTES + " minutes, not "
                                + terms.minutes() + ".",
                        "minutes"))
                : Optional.empty();
    }

    private static Optional<Rejection> times(CallTerms terms, Instant at) {
        LocalDateTime farthest = LocalDateTime.ofInstant(at, ZoneOffset.UTC).plusYears(FARTHEST_YEARS);
        if (!terms.start().isBefore(farthest.plusDays(1))) {
            return Optional.of(new Rejection.TooFarAhead(
                    "start", terms.start().toInstant(ZoneOffset.UTC), farthest.toInstant(ZoneOffset.UTC)));
        }
        Instant starts = terms.starts();
        return starts.isAfter(at)
                ? Optional.ofNullable(terms.recurrence()).flatMap(recurrence -> recurrence(terms, recurrence))
                : Optional.of(new Rejection.InThePast("start", starts));
    }

    private static Optional<Rejection> recurrence(CallTerms terms, Recurrence recurrence) {
        return Stream.of(
                        interval(recurrence),
                        days(terms, recurrence),
                        end(terms.start().toLocalDate(), recurrence),
                        span(terms, recurrence))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Rejection> interval(Recurrence recurrence) {
        return recurrence.interval() < 1 || recurrence.interval() > LONGEST_INTERVAL
                ? Optional.of(wrong(
                        "out-of-range",
                        "A call repeats every 1 to " + LONGEST_INTERVAL + " days, weeks or months.",
                        "recurrence.interval"))
                : Optional.empty();
    }

    private static Optional<Rejection> days(CallTerms terms, Recurrence recurrence) {
        if (recurrence.byDay().isEmpty()) {
            return Optional.empty();
        }
        if (recurrence.frequency() != Recurrence.Frequency.WEEKLY) {
            return Optional.of(wrong(
                    "days-only-weekly",
                    "Days of the week are for what repeats weekly; leave them out, or repeat weekly.",
                    "recurrence.byDay"));
        }
        return recurrence.byDay().contains(terms.start().getDayOfWeek())
                ? Optional.empty()
                : Optional.of(wrong(
                        "start-not-in-recurrence",
                        "The first call is on a " + terms.start().getDayOfWeek()
                                + ", which is none of the days on which it repeats; begin on one of them.",
                        "start"));
    }

    private static Optional<Rejection> end(LocalDate begin, Recurrence recurrence) {
        Integer count = recurrence.count();
        LocalDate until = recurrence.until();
        if (count != null && until != null) {
            return Optional.of(wrong("count-or-until", "Say either count or until, not both.", "recurrence.until"));
        }
        if (count != null) {
            return count < 1 || count > MOST_OCCURRENCES
                    ? Optional.of(wrong("out-of-range", count + " calls are out of range" + REMEDY, "recurrence.count"))
                    : Optional.empty();
        }
        if (until == null) {
            return Optional.of(wrong("endless-recurrence", "The recurrence has no end" + REMEDY, "recurrence"));
        }
        return until.isBefore(begin) || until.isAfter(begin.plusYears(FARTHEST_YEARS))
                ? Optional.of(wrong("out-of-range", until + " is out of range" + REMEDY, "recurrence.until"))
                : Optional.empty();
    }

    /** Only what is counted can be that long. */
    private static Optional<Rejection> span(CallTerms terms, Recurrence recurrence) {
        Integer count = recurrence.count();
        if (count == null || recurrence.interval() < 1 || count < 1 || count > MOST_OCCURRENCES) {
            return Optional.empty();
        }
        return Repetition.starts(terms.start(), recurrence).count() < count
                ? Optional.of(wrong(
                        "recurrence-too-long",
                        "The last of " + count + " calls is more than " + Repetition.MOST_YEARS
                                + " years away; say a smaller count.",
                        "recurrence.count"))
                : Optional.empty();
    }

    static Rejection wrong(String code, String detail, String field) {
        return new Rejection.NotAllowed(code, detail, field);
    }

    /** How late a reminder still is one: until the call is meant to be over. */
    static boolean isNear(Instant starts, Duration length, Duration before, Instant at) {
        return !at.isBefore(starts.minus(before)) && at.isBefore(starts.plus(length));
    }
}

package dev.duplex.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RepetitionTest {

    private static final List<String> ZONES = List.of(
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kolkata", "UTC");

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 2_000);
    }

    /** Series that begin within a year, in which every zone's clocks change. */
    record Series(LocalDateTime first, Recurrence recurrence, String zone) {

        static Series of(Random random) {
            LocalDateTime first = LocalDateTime.parse("2026-01-01T00:00")
                    .plusDays(random.nextInt(365))
                    .plusMinutes(15L * random.nextInt(96));
            Recurrence.Frequency frequency = Recurrence.Frequency.values()[random.nextInt(3)];
            List<DayOfWeek> days = new ArrayList<>();
            if (frequency == Recurrence.Frequency.WEEKLY && random.nextBoolean()) {
                days.add(first.getDayOfWeek());
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> DayOfWeek.of(1 + random.nextInt(7)))
                        .filter(day -> !days.contains(day))
                        .forEach(days::add);
            }
            boolean counted = random.nextBoolean();
            Integer count = counted ? 1 + random.nextInt(60) : null;
            LocalDate until = counted ? null : first.toLocalDate().plusDays(random.nextInt(730));
            int interval = 1 + random.nextInt(5);
            return new Series(
                    first,
                    new Recurrence(frequency, interval, days, count, until),
                    ZONES.get(random.nextInt(ZONES.size())));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_series_is_what_rfc_5545_makes_of_its_rule(long seed) {
        Series series = Series.of(new Random(seed));
        assertThat(Repetition.starts(series.first(), series.recurrence()))
                .as("seed %d: %s", seed, series)
                .containsExactlyElementsOf(iterated(series));
    }

    /** By the clock of UTC, which never changes: the rule alone. */
    private static List<LocalDateTime> iterated(Series series) {
        DateIterator dates = rule(series)
                .getDateIterator(Date.from(series.first().toInstant(ZoneOffset.UTC)), TimeZone.getTimeZone("UTC"));
        List<LocalDateTime> all = new ArrayList<>();
        LocalDateTime farthest = series.first().plusYears(Repetition.MOST_YEARS);
        while (dates.hasNext()) {
            LocalDateTime next = LocalDateTime.ofInstant(dates.next().toInstant(), ZoneOffset.UTC);
            if (next.isAfter(farthest)) {
                break;
            }
            all.add(next);
        }
        return all;
    }

    private static biweekly.util.Recurrence rule(Series series) {
        Recurrence recurrence = series.recurrence();
        var rule = new biweekly.util.Recurrence.Builder(
                        Frequency.valueOf(recurrence.frequency().name()))
                .interval(recurrence.interval());
        if (!recurrence.byDay().isEmpty()) {
            rule.byDay(recurrence.byDay().stream()
                    .map(day -> biweekly.util.DayOfWeek.valueOf(day.name()))
                    .toList());
        }
        if (recurrence.count() != null) {
            rule.count(recurrence.count());
        }
        LocalDate until = recurrence.until();
        if (until != null) {
            rule.until(new ICalDate(
                    Date.from(until.atTime(series.first().toLocalTime()).toInstant(ZoneOffset.UTC)), true));
        }
        return rule.build();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_call_is_at_its_local_time_however_the_clocks_change(long seed) {
        Series series = Series.of(new Random(seed));
        ZoneId zone = ZoneId.of(series.zone());
        CallTerms terms = terms(series.first(), series.zone(), series.recurrence());
        Repetition.starts(series.first(), series.recurrence()).forEach(local -> {
            var offsets = zone.getRules().getValidOffsets(local);
            Instant expected = offsets.isEmpty()
                    ? local.toInstant(zone.getRules().getTransition(local).getOffsetBefore())
                    : local.toInstant(offsets.getFirst());
            assertThat(terms.at(local)).as("seed %d: %s %s", seed, local, zone).isEqualTo(expected);
        });
    }

    private static CallTerms terms(LocalDateTime first, String zone, @Nullable Recurrence recurrence) {
        return new CallTerms("Planning", Media.VOICE, null, first, zone, 30, List.of(), recurrence);
    }

    @Test
    void at_three_in_the_afternoon_in_berlin_it_stays_over_march_and_october() {
        for (String first : List.of("2026-03-20T15:00", "2026-10-16T15:00")) {
            CallTerms terms = terms(
                    LocalDateTime.parse(first),
                    "Europe/Berlin",
                    new Recurrence(Recurrence.Frequency.WEEKLY, 1, List.of(), 4, null));
            assertThat(Repetition.starts(terms.start(), terms.recurrence())
                            .map(terms::at)
                            .map(start ->
                                    start.atZone(ZoneId.of("Europe/Berlin")).getHour()))
                    .containsOnly(15)
                    .hasSize(4);
            assertThat(Repetition.starts(terms.start(), terms.recurrence())
                            .map(terms::at)
                            .map(start ->
                                    start.atZone(ZoneId.of("Asia/Kolkata")).getHour()))
                    .contains(18, 19);
        }
    }

    @Test
    void a_local_time_that_is_skipped_is_later_and_one_that_comes_twice_is_the_first() {
        CallTerms terms = terms(LocalDateTime.parse("2026-03-29T02:30"), "Europe/Berlin", null);
        assertThat(terms.starts()).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(terms.at(LocalDateTime.parse("2026-10-25T02:30"))).isEqualTo("2026-10-25T00:30:00Z");
    }

    @Test
    void months_without_the_day_are_skipped() {
        assertThat(Repetition.starts(
                        LocalDateTime.parse("2026-01-31T09:00"),
                        new Recurrence(Recurrence.Frequency.MONTHLY, 1, List.of(), 4, null)))
                .extracting(LocalDateTime::toLocalDate)
                .containsExactly(
                        LocalDate.parse("2026-01-31"),
                        LocalDate.parse("2026-03-31"),
                        LocalDate.parse("2026-05-31"),
                        LocalDate.parse("2026-07-31"));
    }
}

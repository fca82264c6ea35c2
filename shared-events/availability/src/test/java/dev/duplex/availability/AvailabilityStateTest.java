package dev.duplex.availability;

import static dev.duplex.availability.Person.ANN;
import static dev.duplex.availability.Person.BOB;
import static dev.duplex.availability.Person.absence;
import static dev.duplex.availability.Person.absenceEnded;
import static dev.duplex.availability.Person.away;
import static dev.duplex.availability.Person.back;
import static dev.duplex.availability.Person.daily;
import static dev.duplex.availability.Person.focus;
import static dev.duplex.availability.Person.focusEnded;
import static dev.duplex.availability.Person.hours;
import static dev.duplex.availability.Person.on;
import static dev.duplex.availability.Person.planned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.availability.AvailabilityState.Kind;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.FocusBreak.Who;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityStateTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final UUID ONE = UUID.nameUUIDFromBytes("one".getBytes());
    private static final UUID TWO = UUID.nameUUIDFromBytes("two".getBytes());
    private static final FocusBreak NOBODY = new FocusBreak(Who.NOBODY, List.of());
    private static final FocusBreak URGENT = new FocusBreak(Who.URGENT, List.of());
    private static final FocusBreak BOB_MAY = new FocusBreak(Who.CHOSEN, List.of(BOB));

    /** A Monday; Ann works from 08:00 to 16:00 in UTC. */
    private static Instant at(String time) {
        return Instant.parse("2026-01-12T" + time + ":00Z");
    }

    private static PersonAvailability ann(DuplexEvent... events) {
        return Stream.of(events)
                .reduce(PersonAvailability.of(ANN, BERLIN), PersonAvailability::evolve, (one, other) -> one);
    }

    @Test
    void absent_goes_before_away_before_focus_before_the_hours() {
        PersonAvailability person = ann(
                focus(ONE, at("09:00"), at("18:00"), NOBODY),
                away(at("10:00"), at("15:00")),
                absence(TWO, at("11:00"), at("12:00"), BOB));

        expect(person, "08:30", Kind.AVAILABLE, "09:00");
        expect(person, "09:30", Kind.FOCUS, "10:00");
        expect(person, "10:30", Kind.AWAY, "11:00");
        expect(person, "11:30", Kind.ABSENT, "12:00");
        expect(person, "12:30", Kind.AWAY, "15:00");
        expect(person, "16:30", Kind.FOCUS, "18:00");
        expect(person, "07:30", Kind.OFF_HOURS, "08:00");
        assertThat(person.at(at("11:30")).standIn()).contains(BOB);
        assertThat(person.at(at("10:30")).standIn()).isEmpty();
        assertThat(person.at(at("16:30")).mayBreak()).contains(NOBODY);
    }

    @Test
    void absences_that_touch_last_until_the_last_of_them_and_the_one_said_last_names_the_stand_in() {
        PersonAvailability person = ann(
                absence(ONE, at("09:00"), at("11:00"), BOB),
                absence(TWO, at("11:00"), at("14:00"), null),
                absence(UUID.randomUUID(), at("10:00"), at("10:30"), ANN));

        expect(person, "09:30", Kind.ABSENT, "14:00");
        assertThat(person.at(at("09:30")).standIn()).contains(BOB);
        assertThat(person.at(at("10:10")).standIn()).contains(ANN);
        assertThat(person.at(at("11:00")).standIn()).isEmpty();
    }

    @Test
    void an_absence_that_lasts_for_years_has_an_end_all_the_same() {
        Instant end = Instant.parse("2029-01-10T10:00:00Z");
        PersonAvailability person = ann(absence(ONE, at("09:00"), end, BOB));

        assertThat(person.at(at("09:30")).until()).contains(end);
        assertThat(person.nextGoodMoment(at("09:30"))).contains(end);
    }

    @Test
    void what_is_ended_early_ends_then_and_what_had_not_begun_never_was() {
        PersonAvailability person = ann(
                absence(ONE, at("09:00"), at("15:00"), BOB),
                absenceEnded(ONE, at("10:00")),
                focus(TWO, at("12:00"), at("13:00"), NOBODY),
                focusEnded(TWO, at("11:00")));

        expect(person, "09:30", Kind.ABSENT, "10:00");
        expect(person, "10:30", Kind.AVAILABLE, "16:00");
    }

    @Test
    void who_is_away_until_back_has_no_end_in_sight() {
        PersonAvailability gone = ann(away(at("09:00"), null));

        assertThat(gone.at(at("10:00"))).satisfies(state -> {
            assertThat(state.kind()).isEqualTo(Kind.AWAY);
            assertThat(state.until()).isEmpty();
        });
        assertThat(gone.nextGoodMoment(at("10:00"))).isEmpty();
        assertThat(gone.nextWorkingMoment(at("10:00"))).contains(at("10:00"));
        expect(gone.evolve(back(at("11:00"))), "10:00", Kind.AWAY, "11:00");
        expect(gone.evolve(away(at("12:00"), at("13:00"))), "11:00", Kind.AWAY, "13:00");
    }

    @Test
    void planned_focus_time_comes_from_when_it_was_planned_until_it_is_ended() {
        PersonAvailability person = ann(
                planned(ONE, at("09:30"), BERLIN, List.of(DayOfWeek.MONDAY), "10:00", "12:00", NOBODY),
                focusEnded(ONE, Instant.parse("2026-01-19T10:30:00Z")));

        expect(person, "09:15", Kind.AVAILABLE, "09:30");
        expect(person, "09:30", Kind.FOCUS, "11:00");
        assertThat(person.at(Instant.parse("2026-01-19T10:00:00Z")).until())
                .contains(Instant.parse("2026-01-19T10:30:00Z"));
        assertThat(person.at(Instant.parse("2026-01-26T10:00:00Z")).kind()).isEqualTo(Kind.AVAILABLE);
    }

    @Test
    void where_focus_times_overlap_the_one_said_last_tells_who_may_break_it() {
        PersonAvailability person = ann(
                planned(ONE, at("00:00"), BERLIN, List.of(DayOfWeek.MONDAY), "10:00", "12:00", URGENT),
                focus(TWO, at("10:00"), at("10:30"), BOB_MAY));

        expect(person, "09:30", Kind.FOCUS, "11:00");
        assertThat(person.mayInterrupt(BOB, false, at("09:30"))).isFalse();
        assertThat(person.mayInterrupt(BOB, true, at("09:30"))).isTrue();
        assertThat(person.mayInterrupt(BOB, false, at("10:15"))).isTrue();
        assertThat(person.mayInterrupt(ANN, true, at("10:15"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // available, off hours, focus for nobody, away, absent
        "08:30, true, true",
        "07:30, false, true",
        "09:30, false, false",
        "12:30, false, false",
        "14:30, false, false"
    })
    void urgent_is_for_off_hours_and_focus_times_that_allow_it(String time, boolean normal, boolean urgent) {
        PersonAvailability person = ann(
                focus(ONE, at("09:00"), at("10:00"), NOBODY),
                away(at("12:00"), at("13:00")),
                absence(TWO, at("14:00"), at("15:00"), null));

        assertThat(person.mayInterrupt(BOB, false, at(time))).isEqualTo(normal);
        assertThat(person.mayInterrupt(BOB, true, at(time))).isEqualTo(urgent);
    }

    @Test
    void the_next_good_moment_is_past_all_that_keeps_the_person() {
        PersonAvailability person = ann(
                absence(ONE, at("08:00"), Instant.parse("2026-01-14T08:00:00Z"), null),
                focus(TWO, Instant.parse("2026-01-14T08:00:00Z"), Instant.parse("2026-01-14T17:00:00Z"), NOBODY));

        assertThat(person.nextGoodMoment(at("07:00"))).contains(Instant.parse("2026-01-15T08:00:00Z"));
        assertThat(person.nextGoodMoment(Instant.parse("2026-01-15T09:12:00Z")))
                .contains(Instant.parse("2026-01-15T09:12:00Z"));
    }

    @Test
    void who_is_in_focus_all_the_working_time_has_no_good_moment() {
        PersonAvailability person =
                ann(planned(ONE, at("00:00"), BERLIN, List.of(DayOfWeek.values()), "08:00", "18:00", NOBODY));

        assertThat(person.nextGoodMoment(at("09:00"))).isEmpty();
    }

    @Test
    void the_next_working_day_is_the_next_date_on_which_somebody_begins_to_work_and_is_there() {
        Instant friday = Instant.parse("2026-01-16T13:00:00Z");

        assertThat(ann().startOfNextWorkingDay(friday)).isEqualTo("2026-01-19T08:00:00Z");
        assertThat(ann(absence(ONE, friday, Instant.parse("2026-01-19T11:00:00Z"), null))
                        .startOfNextWorkingDay(friday))
                .isEqualTo("2026-01-19T11:00:00Z");
        assertThat(ann(absence(ONE, friday, Instant.parse("2026-01-20T23:00:00Z"), null))
                        .startOfNextWorkingDay(friday))
                .isEqualTo("2026-01-21T08:00:00Z");
        assertThat(ann(hours(BERLIN, daily("22:00", "06:00"))).startOfNextWorkingDay(friday))
                .isEqualTo("2026-01-17T21:00:00Z");
        assertThat(ann(hours(BERLIN, daily("00:00", "00:00"))).startOfNextWorkingDay(friday))
                .isEqualTo("2026-01-16T23:00:00Z");
        assertThat(ann(hours(BERLIN, daily("09:00", "17:00"), on("2026-01-17"), on("2026-01-18", "11:00-12:00")))
                        .startOfNextWorkingDay(friday))
                .isEqualTo("2026-01-18T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "09:00, 17:00, 2026-01-12T13:00:00Z, 2026-01-13T08:00:00Z",
        "13:00, 21:00, 2026-01-12T13:00:00Z, 2026-01-13T12:00:00Z",
        "05:00, 12:00, 2026-01-12T13:00:00Z, 2026-01-13T04:00:00Z",
        // no morning: nine o'clock
        "00:00, 00:00, 2026-01-12T13:00:00Z, 2026-01-13T08:00:00Z",
        "04:00, 12:00, 2026-01-12T13:00:00Z, 2026-01-13T08:00:00Z",
        // half past midnight belongs to the new day
        "09:00, 17:00, 2026-01-12T23:30:00Z, 2026-01-14T08:00:00Z",
        // the clock is set forward in between
        "09:00, 17:00, 2026-03-28T13:00:00Z, 2026-03-29T07:00:00Z"
    })
    void tomorrow_morning_is_when_work_begins_or_nine_o_clock(String from, String to, Instant asked, Instant expected) {
        assertThat(ann(hours(BERLIN, daily(from, to))).tomorrowMorning(asked)).isEqualTo(expected);
    }

    @Test
    void tomorrow_morning_is_nine_o_clock_on_a_day_off() {
        assertThat(ann().tomorrowMorning(Instant.parse("2026-01-16T13:00:00Z"))).isEqualTo("2026-01-17T08:00:00Z");
    }

    private static void expect(PersonAvailability person, String time, Kind kind, String until) {
        AvailabilityState state = person.at(at(time));
        assertThat(state.kind()).as(time).isEqualTo(kind);
        assertThat(state.until()).as(time).contains(at(until));
    }
}

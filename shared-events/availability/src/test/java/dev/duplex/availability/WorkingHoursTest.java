package dev.duplex.availability;

import static dev.duplex.availability.Person.ANN;
import static dev.duplex.availability.Person.BOB;
import static dev.duplex.availability.Person.daily;
import static dev.duplex.availability.Person.hours;
import static dev.duplex.availability.Person.on;
import static dev.duplex.availability.Person.workspaceHours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.availability.AvailabilityState.Kind;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.WorkingInterval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Working times in a range, for one interval that is worked every day. */
    @ParameterizedTest(name = "{0}: {1} to {2} between {3} and {4}")
    @CsvSource({
        // an hour is skipped at 02:00
        "Europe/Berlin, 00:00, 06:00, 2026-03-28T23:00Z, 2026-03-29T22:00Z, 2026-03-28T23:00Z/2026-03-29T04:00Z",
        "Europe/Berlin, 02:15, 02:45, 2026-03-28T23:00Z, 2026-03-29T22:00Z, ''",
        "Europe/Berlin, 02:30, 04:00, 2026-03-28T23:00Z, 2026-03-29T22:00Z, 2026-03-29T01:00Z/2026-03-29T02:00Z",
        "Europe/Berlin, 01:00, 02:30, 2026-03-28T23:00Z, 2026-03-29T22:00Z, 2026-03-29T00:00Z/2026-03-29T01:00Z",
        "Europe/Berlin, 22:00, 06:00, 2026-03-28T12:00Z, 2026-03-29T12:00Z, 2026-03-28T21:00Z/2026-03-29T04:00Z",
        // 02:00 to 03:00 comes twice
        "Europe/Berlin, 02:15, 02:45, 2026-10-24T22:00Z, 2026-10-25T23:00Z,"
                + " 2026-10-25T00:15Z/2026-10-25T00:45Z 2026-10-25T01:15Z/2026-10-25T01:45Z",
        "Europe/Berlin, 01:00, 02:30, 2026-10-24T22:00Z, 2026-10-25T23:00Z,"
                + " 2026-10-24T23:00Z/2026-10-25T00:30Z 2026-10-25T01:00Z/2026-10-25T01:30Z",
        "Europe/Berlin, 22:00, 06:00, 2026-10-24T12:00Z, 2026-10-25T12:00Z, 2026-10-24T20:00Z/2026-10-25T05:00Z",
        // midnight itself is skipped (Beirut), or comes twice (Havana)
        "Asia/Beirut, 00:00, 01:00, 2026-03-28T12:00Z, 2026-03-29T12:00Z, ''",
        "Asia/Beirut, 23:00, 02:00, 2026-03-28T12:00Z, 2026-03-29T12:00Z, 2026-03-28T21:00Z/2026-03-28T23:00Z",
        "America/Havana, 23:00, 00:30, 2026-10-31T12:00Z, 2026-11-01T12:00Z,"
                + " 2026-11-01T03:00Z/2026-11-01T04:30Z 2026-11-01T05:00Z/2026-11-01T05:30Z",
        // half an hour (Lord Howe)
        "Australia/Lord_Howe, 01:00, 03:00, 2026-04-04T06:00Z, 2026-04-05T06:00Z, 2026-04-04T14:00Z/2026-04-04T16:30Z",
        // zones that changed their rules
        "Europe/Istanbul, 09:00, 17:00, 2015-12-01T00:00Z, 2015-12-02T00:00Z, 2015-12-01T07:00Z/2015-12-01T15:00Z",
        "Europe/Istanbul, 09:00, 17:00, 2016-12-01T00:00Z, 2016-12-02T00:00Z, 2016-12-01T06:00Z/2016-12-01T14:00Z",
        "America/Sao_Paulo, 09:00, 17:00, 2018-12-03T00:00Z, 2018-12-04T00:00Z, 2018-12-03T11:00Z/2018-12-03T19:00Z",
        "America/Sao_Paulo, 09:00, 17:00, 2019-12-03T00:00Z, 2019-12-04T00:00Z, 2019-12-03T12:00Z/2019-12-03T20:00Z",
        "Asia/Pyongyang, 09:00, 17:00, 2015-08-13T15:00Z, 2015-08-15T15:00Z,"
                + " 2015-08-14T00:00Z/2015-08-14T08:00Z 2015-08-15T00:30Z/2015-08-15T08:30Z",
        "Africa/Casablanca, 09:00, 17:00, 2024-03-09T00:00Z, 2024-03-11T00:00Z,"
                + " 2024-03-09T08:00Z/2024-03-09T16:00Z 2024-03-10T09:00Z/2024-03-10T17:00Z",
        // 30 December 2011 did not take place on Samoa
        "Pacific/Apia, 09:00, 17:00, 2011-12-29T12:00Z, 2011-12-31T12:00Z,"
                + " 2011-12-29T19:00Z/2011-12-30T03:00Z 2011-12-30T19:00Z/2011-12-31T03:00Z",
        "Pacific/Apia, 22:00, 06:00, 2011-12-30T05:00Z, 2011-12-30T20:00Z, 2011-12-30T08:00Z/2011-12-30T16:00Z"
    })
    void local_times_are_meant_by_the_clock_on_the_wall(
            String zone, String from, String to, String start, String end, String expected) {
        PersonAvailability person = of(hours(ZoneId.of(zone), daily(from, to)));

        assertThat(person.workingTimes(Instant.parse(seconds(start)), Instant.parse(seconds(end))))
                .extracting(WorkingHoursTest::text)
                .isEqualTo(expected.isBlank() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void who_works_around_the_clock_is_always_at_work() {
        for (String zone : List.of("Europe/Berlin", "Pacific/Apia", "America/Havana", "Asia/Pyongyang")) {
            for (String midnight : List.of("00:00", "22:00")) {
                PersonAvailability person = of(hours(ZoneId.of(zone), daily(midnight, midnight)));
                Instant from = Instant.parse("2011-01-01T00:00:00Z");
                Instant until = Instant.parse("2018-12-31T00:00:00Z");
                assertThat(person.workingTimes(from, until)).as(zone).containsExactly(new Interval(from, until));
                assertThat(person.at(from)).satisfies(state -> {
                    assertThat(state.kind()).isEqualTo(Kind.AVAILABLE);
                    assertThat(state.until()).isEmpty();
                });
            }
        }
    }

    @Test
    void an_exception_replaces_what_begins_on_its_date_and_leaves_the_shift_from_the_evening_before() {
        PersonAvailability nights =
                of(hours(UTC, daily("22:00", "06:00"), on("2026-12-24"), on("2026-12-26", "20:00-23:00")));

        assertThat(nights.workingTimes(Instant.parse("2026-12-23T12:00:00Z"), Instant.parse("2026-12-27T12:00:00Z")))
                .extracting(WorkingHoursTest::text)
                .containsExactly(
                        "2026-12-23T22:00Z/2026-12-24T06:00Z",
                        "2026-12-25T22:00Z/2026-12-26T06:00Z",
                        "2026-12-26T20:00Z/2026-12-26T23:00Z");
    }

    @Test
    void several_intervals_a_day_have_pauses_between_them() {
        PersonAvailability person = of(hours(
                UTC,
                List.of(
                        new WorkingInterval(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new WorkingInterval(DayOfWeek.MONDAY, LocalTime.of(13, 0), LocalTime.of(17, 0)))));

        assertThat(person.at(Instant.parse("2026-06-01T11:59:59.999Z")).kind()).isEqualTo(Kind.AVAILABLE);
        assertThat(person.at(Instant.parse("2026-06-01T12:00:00Z"))).satisfies(state -> {
            assertThat(state.kind()).isEqualTo(Kind.OFF_HOURS);
            assertThat(state.until()).contains(Instant.parse("2026-06-01T13:00:00Z"));
        });
        assertThat(person.at(Instant.parse("2026-06-01T17:00:00Z")).until())
                .contains(Instant.parse("2026-06-08T09:00:00Z"));
    }

    @Test
    void a_version_holds_from_when_it_was_set_and_the_one_before_until_then() {
        Instant change = Instant.parse("2026-06-03T10:00:00Z");
        PersonAvailability person = of(
                hours(change, UTC, daily("12:00", "20:00")),
                hours(Instant.parse("2026-06-01T00:00:00Z"), UTC, daily("06:00", "14:00")));

        assertThat(person.workingTimes(Instant.parse("2026-06-02T00:00:00Z"), Instant.parse("2026-06-04T00:00:00Z")))
                .extracting(WorkingHoursTest::text)
                .containsExactly(
                        "2026-06-02T06:00Z/2026-06-02T14:00Z",
                        "2026-06-03T06:00Z/2026-06-03T10:00Z",
                        "2026-06-03T12:00Z/2026-06-03T20:00Z");
        assertThat(person.at(Instant.parse("2026-06-03T09:00:00Z")).until()).contains(change);
    }

    @Test
    void the_persons_own_hours_go_before_the_workspaces_and_those_before_the_usual_ones() {
        Instant workspace = Instant.parse("2026-06-01T00:00:00Z");
        Instant own = Instant.parse("2026-06-02T00:00:00Z");
        PersonAvailability person = of(
                hours(own, UTC, daily("01:00", "02:00")),
                workspaceHours(workspace.plusSeconds(86_400 * 2), UTC, daily("05:00", "06:00")),
                workspaceHours(workspace, UTC, daily("03:00", "04:00")));

        assertThat(person.workingTimes(Instant.parse("2026-05-29T00:00:00Z"), Instant.parse("2026-06-04T00:00:00Z")))
                .extracting(WorkingHoursTest::text)
                .containsExactly(
                        "2026-05-29T07:00Z/2026-05-29T15:00Z",
                        "2026-06-01T03:00Z/2026-06-01T04:00Z",
                        "2026-06-02T01:00Z/2026-06-02T02:00Z",
                        "2026-06-03T01:00Z/2026-06-03T02:00Z");
        assertThat(person.zone(workspace)).isEqualTo(BERLIN);
        assertThat(person.zone(own)).isEqualTo(UTC);
    }

    @Test
    void the_hours_of_somebody_else_change_nothing() {
        PersonAvailability before = PersonAvailability.of(BOB, BERLIN);

        assertThat(before.evolve(hours(UTC, daily("00:00", "00:00")))).isSameAs(before);
    }

    @Test
    void who_never_works_has_no_good_moment_and_still_an_answer_for_tomorrow() {
        PersonAvailability person = of(hours(BERLIN, List.of()));
        Instant from = Instant.parse("2026-06-01T10:00:00Z");

        assertThat(person.at(from).until()).isEmpty();
        assertThat(person.nextGoodMoment(from)).isEmpty();
        assertThat(person.nextWorkingMoment(from)).isEmpty();
        assertThat(person.startOfNextWorkingDay(from)).isEqualTo("2026-06-02T07:00:00Z");
        assertThat(person.tomorrowMorning(from)).isEqualTo("2026-06-02T07:00:00Z");
    }

    private static PersonAvailability of(WorkingHoursSet... sets) {
        return Stream.of(sets)
                .reduce(PersonAvailability.of(ANN, BERLIN), PersonAvailability::evolve, (one, other) -> one);
    }

    private static String seconds(String text) {
        return text.replace("Z", ":00Z");
    }

    private static String text(Interval interval) {
        return (interval.from() + "/" + interval.until()).replace(":00Z", "Z");
    }
}

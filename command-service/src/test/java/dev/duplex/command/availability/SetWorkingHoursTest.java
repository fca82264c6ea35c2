package dev.duplex.command.availability;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BERLIN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.people;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.DayException;
import dev.duplex.events.availability.DayException.Hours;
import dev.duplex.events.availability.WorkingInterval;
import dev.duplex.events.people.PersonKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetWorkingHoursTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            WorkingHoursController.setWorkingHoursOfPerson(), WorkingHoursController.setWorkingHoursOfWorkspace());
    private static final List<WorkingInterval> WEEK = week("MONDAY 09:00-17:00");

    @Test
    void a_person_sets_the_own_hours_and_an_operator_anybodys() {
        DECISIONS.given(people()).when(hours(WEEK, ANN, NOW)).events(set(ANN, WEEK, 1, ANN, NOW));
        DECISIONS.given(people()).when(hours(WEEK, null, NOW)).events(set(ANN, WEEK, 1, null, NOW));
        DECISIONS.given(people()).when(hours(WEEK, BOB, NOW)).rejected("not-permitted", "Duplex-Person");
        DECISIONS
                .given(people())
                .when(new SetWorkingHours.OfPerson(id("nobody"), BERLIN, WEEK, List.of(), null, NOW))
                .rejected("unknown-person", "person");
    }

    @Test
    void each_change_is_a_version_and_the_same_again_is_none() {
        List<WorkingInterval> other = week("TUESDAY 09:00-17:00");

        DECISIONS
                .given(people())
                .after(hours(WEEK, ANN, NOW))
                .when(hours(WEEK, ANN, in(60)))
                .nothing();
        DECISIONS
                .given(people())
                .after(hours(WEEK, ANN, NOW))
                .after(hours(other, ANN, in(30)))
                .when(hours(WEEK, ANN, in(60)))
                .events(set(ANN, WEEK, 3, ANN, in(60)));
    }

    @Test
    void members_and_operators_set_the_hours_of_their_workspace() {
        DECISIONS.given(people()).when(workspace(WORKSPACE, null)).events(set(null, WEEK, 1, null, NOW));
        DECISIONS.given(people()).when(workspace(WORKSPACE, ANN)).events(set(null, WEEK, 1, ANN, NOW));
        DECISIONS.given(people()).when(workspace(WORKSPACE, STRANGER)).rejected("not-permitted", "Duplex-Person");
        DECISIONS
                .given(people(), joined(WORKSPACE, id("customer"), PersonKind.CUSTOMER))
                .when(workspace(WORKSPACE, id("customer")))
                .rejected("not-permitted", "Duplex-Person");
        DECISIONS.given(people()).when(workspace("nowhere", null)).rejected("unknown-workspace", "workspace");
    }

    @Test
    void the_versions_of_a_workspace_and_of_its_people_are_counted_apart() {
        DECISIONS
                .given(people(), set(ANN, WEEK, 7, ANN, NOW))
                .when(workspace(WORKSPACE, null))
                .events(set(null, WEEK, 1, null, NOW));
        DECISIONS
                .given(people(), set(null, WEEK, 7, null, NOW))
                .when(hours(WEEK, ANN, NOW))
                .events(set(ANN, WEEK, 1, ANN, NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "MONDAY 09:00-12:00 MONDAY 11:59-17:00,   overlapping-intervals",
        "MONDAY 09:00-17:00 MONDAY 09:00-17:00,   overlapping-intervals",
        "MONDAY 22:00-06:00 TUESDAY 05:00-09:00,  overlapping-intervals",
        "SUNDAY 22:00-06:00 MONDAY 05:00-09:00,   overlapping-intervals",
        "SUNDAY 00:00-00:00 SUNDAY 23:59-00:00,   overlapping-intervals",
        "MONDAY 09:00-12:00 MONDAY 12:00-17:00,   ''",
        "MONDAY 22:00-06:00 TUESDAY 06:00-09:00,  ''",
        "SUNDAY 22:00-06:00 MONDAY 06:00-09:00,   ''",
        "SUNDAY 00:00-00:00 MONDAY 00:00-00:00,   ''",
        "MONDAY 09:00-09:00,                      empty-interval",
        "TUESDAY 12:00-13:00 MONDAY 17:30-17:30,  empty-interval"
    })
    void no_interval_overlaps_another_or_is_empty(String week, String code) {
        var decided = DECISIONS.given(people()).when(hours(week(week), ANN, NOW));
        if (code.isEmpty()) {
            decided.events(set(ANN, week(week), 1, ANN, NOW));
        } else {
            decided.rejected(
                    code, code.equals("empty-interval") ? "week[" + (week(week).size() - 1) + "]" : "week");
        }
    }

    @Test
    void an_exception_has_a_date_of_its_own_and_hours_that_do_not_overlap() {
        rejected("overlapping-exceptions", "exceptions[1].date", day("2026-12-24"), day("2026-12-24", "09:00-12:00"));
        rejected("overlapping-intervals", "exceptions[0].hours", day("2026-12-24", "09:00-12:00", "11:00-13:00"));
        rejected("overlapping-intervals", "exceptions[0].hours", day("2026-12-24", "20:00-19:00", "22:00-23:00"));
        rejected("empty-interval", "exceptions[1].hours", day("2026-12-24"), day("2026-12-25", "09:00-09:00"));
    }

    @Test
    void somebody_elses_hours_are_told_apart_from_the_own() {
        DECISIONS
                .given(people(), set(CYD, WEEK, 4, CYD, NOW))
                .when(hours(WEEK, ANN, NOW))
                .events(set(ANN, WEEK, 1, ANN, NOW));
    }

    private static void rejected(String code, String field, DayException... exceptions) {
        DECISIONS
                .given(people())
                .when(new SetWorkingHours.OfPerson(ANN, BERLIN, WEEK, List.of(exceptions), ANN, NOW))
                .rejected(code, field);
    }

    private static SetWorkingHours.OfPerson hours(List<WorkingInterval> week, UUID by, Instant at) {
        return new SetWorkingHours.OfPerson(ANN, BERLIN, week, List.of(), by, at);
    }

    private static SetWorkingHours.OfWorkspace workspace(String workspace, UUID by) {
        return new SetWorkingHours.OfWorkspace(workspace, BERLIN, WEEK, List.of(), by, NOW);
    }

    private static WorkingHoursSet set(UUID person, List<WorkingInterval> week, int version, UUID by, Instant at) {
        return new WorkingHoursSet(WORKSPACE, person, BERLIN, week, List.of(), version, by, at);
    }

    private static List<WorkingInterval> week(String text) {
        List<WorkingInterval> week = new ArrayList<>();
        String[] words = text.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            Hours hours = hours(words[i + 1]);
            week.add(new WorkingInterval(DayOfWeek.valueOf(words[i]), hours.from(), hours.to()));
        }
        return week;
    }

    private static DayException day(String date, String... hours) {
        return new DayException(
                LocalDate.parse(date),
                null,
                Stream.of(hours).map(SetWorkingHoursTest::hours).toList());
    }

    private static Hours hours(String text) {
        String[] ends = text.split("-");
        return new Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }
}

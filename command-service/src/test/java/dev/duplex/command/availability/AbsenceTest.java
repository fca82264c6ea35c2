package dev.duplex.command.availability;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.people;

import dev.duplex.command.availability.AbsenceCommand.EndAbsence;
import dev.duplex.command.availability.AbsenceCommand.StartAbsence;
import dev.duplex.command.availability.AwayCommand.ComeBack;
import dev.duplex.command.availability.AwayCommand.GoAway;
import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceEnded;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.AwayEnded;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.people.PersonKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AbsenceTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            AbsenceController.startAbsence(),
            AbsenceController.endAbsence(),
            AbsenceController.goAway(),
            AbsenceController.comeBack());
    private static final UUID LEAVE = id("leave");

    @Test
    void an_absence_has_a_begin_an_end_and_perhaps_a_stand_in() {
        DECISIONS.given(people()).when(absent(null, in(60), null)).events(started(NOW, in(60), null));
        DECISIONS.given(people()).when(absent(in(-60), in(60), BOB)).events(started(in(-60), in(60), BOB));
    }

    @Test
    void dates_are_days_of_the_person_and_the_last_one_is_included() {
        DECISIONS
                .given(people())
                .when(dates("2026-03-28", "2026-03-29"))
                .events(started(Instant.parse("2026-03-27T23:00:00Z"), Instant.parse("2026-03-29T22:00:00Z"), null));
        DECISIONS.given(people()).when(dates("2026-03-29", "2026-03-28")).rejected("until-before-from", "untilDate");
        DECISIONS.given(people()).when(dates("2026-02-27", "2026-03-01")).rejected("in-the-past", "untilDate");
    }

    @Test
    void saying_it_again_changes_nothing_and_something_else_is_another_absence() {
        DECISIONS
                .given(people())
                .after(absent(null, in(60), BOB))
                .when(new StartAbsence(ANN, LEAVE, null, null, in(60), null, BOB, "Sea", ANN, in(120)))
                .nothing();
        DECISIONS
                .given(people())
                .after(absent(null, in(60), BOB))
                .when(absent(null, in(60), null))
                .conflicts("id-taken", "id", LEAVE);
    }

    @Test
    void an_absence_ends_later_than_now_and_than_it_begins() {
        DECISIONS.given(people()).when(absent(null, NOW, null)).rejected("in-the-past", "until");
        DECISIONS.given(people()).when(absent(in(90), in(60), null)).rejected("until-before-from", "until");
        DECISIONS.given(people()).when(absent(null, in(1_201 * 86_400L), null)).rejected("too-long", "until");
    }

    @Test
    void somebody_else_of_the_workspace_stands_in_even_when_absent_too() {
        DECISIONS.given(people()).when(absent(null, in(60), ANN)).rejected("own-stand-in", "standIn");
        DECISIONS.given(people()).when(absent(null, in(60), STRANGER)).rejected("unknown-person", "standIn");
        DECISIONS.given(people()).when(absent(null, in(60), id("nobody"))).rejected("unknown-person", "standIn");
        DECISIONS
                .given(people(), joined(WORKSPACE, id("customer"), PersonKind.CUSTOMER))
                .when(absent(null, in(60), id("customer")))
                .rejected("customer-as-stand-in", "standIn");
        DECISIONS
                .given(people())
                .after(new StartAbsence(BOB, id("bobs"), null, null, in(90), null, null, null, BOB, NOW))
                .when(absent(null, in(60), BOB))
                .events(started(NOW, in(60), BOB));
    }

    @Test
    void a_customer_stands_in_for_a_customer() {
        UUID buyer = id("buyer");
        UUID clerk = id("clerk");
        DECISIONS
                .given(joined(WORKSPACE, buyer, PersonKind.CUSTOMER), joined(WORKSPACE, clerk, PersonKind.CUSTOMER))
                .when(new StartAbsence(buyer, LEAVE, null, null, in(60), null, clerk, "Sea", buyer, NOW))
                .events(new AbsenceStarted(WORKSPACE, buyer, LEAVE, NOW, in(60), clerk, "Sea", buyer, NOW));
    }

    @Test
    void an_absence_is_ended_once_and_not_when_it_is_over() {
        DECISIONS
                .given(people())
                .after(absent(null, in(60), null))
                .when(ended(in(30)))
                .events(new AbsenceEnded(WORKSPACE, ANN, LEAVE, ANN, in(30)));
        DECISIONS
                .given(people())
                .after(absent(null, in(60), null))
                .after(ended(in(30)))
                .when(ended(in(40)))
                .nothing();
        DECISIONS
                .given(people())
                .after(absent(null, in(60), null))
                .when(ended(in(60)))
                .nothing();
        DECISIONS.given(people()).when(ended(NOW)).rejected("unknown-absence", "absence");
    }

    @Test
    void nobody_says_that_others_are_absent_or_away() {
        DECISIONS
                .given(people())
                .when(new StartAbsence(ANN, LEAVE, null, null, in(60), null, null, null, BOB, NOW))
                .rejected("not-permitted", "Duplex-Person");
        DECISIONS.given(people()).when(new GoAway(ANN, null, BOB, NOW)).rejected("not-permitted", "Duplex-Person");
        DECISIONS.given(people()).when(new ComeBack(ANN, BOB, NOW)).rejected("not-permitted", "Duplex-Person");
    }

    @Test
    void somebody_is_away_until_an_instant_or_until_back() {
        DECISIONS.given(people()).when(away(null)).events(new AwayStarted(WORKSPACE, ANN, null, ANN, NOW));
        DECISIONS.given(people()).after(away(null)).when(away(null)).nothing();
        DECISIONS
                .given(people())
                .after(away(null))
                .when(away(in(60)))
                .events(new AwayStarted(WORKSPACE, ANN, in(60), ANN, NOW));
        DECISIONS.given(people()).when(away(NOW)).rejected("in-the-past", "until");
        DECISIONS.given(people()).when(away(in(32 * 86_400))).rejected("too-long", "until");
    }

    @Test
    void who_is_away_comes_back_once() {
        DECISIONS
                .given(people())
                .after(away(null))
                .when(back(in(30)))
                .events(new AwayEnded(WORKSPACE, ANN, ANN, in(30)));
        DECISIONS.given(people()).after(away(in(60))).when(back(in(60))).nothing();
        DECISIONS.given(people()).when(back(NOW)).nothing();
        DECISIONS
                .given(people())
                .after(away(null))
                .after(back(in(30)))
                .when(new GoAway(ANN, null, ANN, in(40)))
                .events(new AwayStarted(WORKSPACE, ANN, null, ANN, in(40)));
    }

    private static StartAbsence absent(Instant from, Instant until, UUID standIn) {
        return new StartAbsence(ANN, LEAVE, from, null, until, null, standIn, "Sea", ANN, NOW);
    }

    private static StartAbsence dates(String from, String until) {
        return new StartAbsence(
                ANN, LEAVE, null, LocalDate.parse(from), null, LocalDate.parse(until), null, "Sea", ANN, NOW);
    }

    private static AbsenceStarted started(Instant from, Instant until, UUID standIn) {
        return new AbsenceStarted(WORKSPACE, ANN, LEAVE, from, until, standIn, "Sea", ANN, NOW);
    }

    private static EndAbsence ended(Instant at) {
        return new EndAbsence(ANN, LEAVE, ANN, at);
    }

    private static GoAway away(Instant until) {
        return new GoAway(ANN, until, ANN, NOW);
    }

    private static ComeBack back(Instant at) {
        return new ComeBack(ANN, ANN, at);
    }
}

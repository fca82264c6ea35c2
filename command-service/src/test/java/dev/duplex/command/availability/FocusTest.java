package dev.duplex.command.availability;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BERLIN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.people;

import dev.duplex.command.availability.FocusCommand.EndFocus;
import dev.duplex.command.availability.FocusCommand.PlanFocus;
import dev.duplex.command.availability.FocusCommand.StartFocus;
import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.FocusBreak.Who;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FocusTest {

    private static final DecisionFixture DECISIONS =
            DecisionFixture.of(FocusController.startFocus(), FocusController.planFocus(), FocusController.endFocus());
    private static final UUID FOCUS = id("focus");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final FocusBreak NOBODY = new FocusBreak(Who.NOBODY, List.of());
    private static final FocusBreak BOB_MAY = new FocusBreak(Who.CHOSEN, List.of(BOB));
    private static final List<DayOfWeek> DAYS = List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @Test
    void focus_time_begins_now_or_when_it_is_said_to() {
        DECISIONS.given(people()).when(start(null, in(60), NOBODY)).events(started(NOW, in(60), NOBODY));
        DECISIONS.given(people()).when(start(in(30), in(60), BOB_MAY)).events(started(in(30), in(60), BOB_MAY));
    }

    @Test
    void saying_it_again_changes_nothing_also_when_it_is_over() {
        DECISIONS
                .given(people())
                .after(start(null, in(60), NOBODY))
                .when(new StartFocus(ANN, FOCUS, null, in(60), NOBODY, ANN, in(120)))
                .nothing();
        DECISIONS
                .given(people())
                .after(start(null, in(60), NOBODY))
                .when(start(null, in(61), NOBODY))
                .conflicts("id-taken", "id", FOCUS);
        DECISIONS
                .given(people())
                .after(start(null, in(60), NOBODY))
                .when(plan(null, "09:00", "11:00"))
                .conflicts("id-taken", "id", FOCUS);
    }

    @Test
    void focus_time_ends_later_than_now_and_than_it_begins_and_not_too_late() {
        DECISIONS.given(people()).when(start(null, NOW, NOBODY)).rejected("in-the-past", "until");
        DECISIONS.given(people()).when(start(in(-60), in(-30), NOBODY)).rejected("in-the-past", "until");
        DECISIONS.given(people()).when(start(in(60), in(60), NOBODY)).rejected("until-before-from", "until");
        DECISIONS.given(people()).when(start(null, in(15 * 86_400), NOBODY)).rejected("too-long", "until");
        DECISIONS
                .given(people())
                .when(start(in(29 * 86_400), in(30 * 86_400), NOBODY))
                .rejected("too-long", "until");
    }

    @Test
    void only_people_of_the_workspace_are_chosen() {
        DECISIONS
                .given(people())
                .when(start(null, in(60), new FocusBreak(Who.CHOSEN, List.of(BOB, STRANGER))))
                .rejected("unknown-person", "mayBreak.people");
    }

    @Test
    void nobody_sends_others_to_work() {
        DECISIONS
                .given(people())
                .when(new StartFocus(ANN, FOCUS, null, in(60), NOBODY, BOB, NOW))
                .rejected("not-permitted", "Duplex-Person");
        DECISIONS
                .given(people())
                .after(start(null, in(60), NOBODY))
                .when(new EndFocus(ANN, FOCUS, BOB, NOW))
                .rejected("not-permitted", "Duplex-Person");
    }

    @Test
    void planned_focus_time_is_in_the_zone_of_the_persons_hours_where_none_is_named() {
        DECISIONS.given(people()).when(plan(TOKYO, "09:00", "11:00")).events(planned(TOKYO, "09:00", "11:00"));
        DECISIONS.given(people()).when(plan(null, "22:00", "02:00")).events(planned(BERLIN, "22:00", "02:00"));
        DECISIONS
                .given(people(), new WorkingHoursSet(WORKSPACE, ANN, TOKYO, List.of(), List.of(), 1, ANN, NOW))
                .when(plan(null, "00:00", "00:00"))
                .events(planned(TOKYO, "00:00", "00:00"));
    }

    @Test
    void planning_again_changes_nothing_and_an_empty_time_is_none() {
        DECISIONS
                .given(people())
                .after(plan(TOKYO, "09:00", "11:00"))
                .when(plan(null, "09:00", "11:00"))
                .nothing();
        DECISIONS
                .given(people())
                .after(plan(TOKYO, "09:00", "11:00"))
                .when(plan(BERLIN, "09:00", "11:00"))
                .conflicts("id-taken", "id", FOCUS);
        DECISIONS.given(people()).when(plan(null, "09:00", "09:00")).rejected("empty-interval", "to");
    }

    @Test
    void focus_time_is_ended_once_and_not_when_it_is_over() {
        DECISIONS
                .given(people())
                .after(start(null, in(60), NOBODY))
                .when(end(in(30)))
                .events(ended(in(30)));
        DECISIONS
                .given(people())
                .after(start(null, in(60), NOBODY))
                .when(end(in(60)))
                .nothing();
        DECISIONS
                .given(people())
                .after(plan(null, "09:00", "11:00"))
                .when(end(in(60)))
                .events(ended(in(60)));
        DECISIONS
                .given(people())
                .after(plan(null, "09:00", "11:00"))
                .after(end(in(60)))
                .when(end(in(90)))
                .nothing();
        DECISIONS.given(people()).when(end(NOW)).rejected("unknown-focus", "focus");
    }

    @Test
    void there_are_a_hundred_focus_times_ahead_at_most() {
        List<FocusTimeStarted> many = IntStream.range(0, FocusHandler.MOST)
                .mapToObj(i -> new FocusTimeStarted(WORKSPACE, ANN, id("f" + i), NOW, in(60), NOBODY, ANN, NOW))
                .toList();

        DECISIONS.given(people(), many).when(start(null, in(60), NOBODY)).rejected("too-many", "focus");
        DECISIONS
                .given(people(), many)
                .when(new StartFocus(ANN, FOCUS, null, in(90), NOBODY, ANN, in(60)))
                .events(new FocusTimeStarted(WORKSPACE, ANN, FOCUS, in(60), in(90), NOBODY, ANN, in(60)));
    }

    private static StartFocus start(Instant from, Instant until, FocusBreak mayBreak) {
        return new StartFocus(ANN, FOCUS, from, until, mayBreak, ANN, NOW);
    }

    private static FocusTimeStarted started(Instant from, Instant until, FocusBreak mayBreak) {
        return new FocusTimeStarted(WORKSPACE, ANN, FOCUS, from, until, mayBreak, ANN, NOW);
    }

    private static PlanFocus plan(ZoneId zone, String from, String to) {
        return new PlanFocus(ANN, FOCUS, zone, DAYS, LocalTime.parse(from), LocalTime.parse(to), NOBODY, ANN, NOW);
    }

    private static FocusTimePlanned planned(ZoneId zone, String from, String to) {
        return new FocusTimePlanned(
                WORKSPACE, ANN, FOCUS, zone, DAYS, LocalTime.parse(from), LocalTime.parse(to), NOBODY, ANN, NOW);
    }

    private static EndFocus end(Instant at) {
        return new EndFocus(ANN, FOCUS, ANN, at);
    }

    private static FocusTimeEnded ended(Instant at) {
        return new FocusTimeEnded(WORKSPACE, ANN, FOCUS, ANN, at);
    }
}

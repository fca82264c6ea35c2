package dev.duplex.command.call;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.call.Calls.CALL;
import static dev.duplex.command.call.Calls.DECISIONS;
import static dev.duplex.command.call.Calls.answer;
import static dev.duplex.command.call.Calls.continuedLater;
import static dev.duplex.command.call.Calls.decline;
import static dev.duplex.command.call.Calls.declines;
import static dev.duplex.command.call.Calls.end;
import static dev.duplex.command.call.Calls.ends;
import static dev.duplex.command.call.Calls.owes;
import static dev.duplex.command.call.Calls.putOut;
import static dev.duplex.command.call.Calls.ringCancelled;
import static dev.duplex.command.call.Calls.room;
import static dev.duplex.command.call.Calls.start;
import static dev.duplex.command.call.RingReachTest.turnedAway;

import dev.duplex.command.call.CallCommand.CancelRing;
import dev.duplex.command.call.CallCommand.RingMore;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.EndReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RingsTest {

    private static RingMore ring(UUID by, Instant at, UUID... people) {
        return new RingMore(CALL, List.of(people), false, by, at);
    }

    private static CallRung rings(UUID person, UUID by, Instant at) {
        return new CallRung(WORKSPACE, ROOM, CALL, person, by, at);
    }

    private static AwayStarted away(UUID person) {
        return new AwayStarted(WORKSPACE, person, in(600), person, in(1));
    }

    @Test
    void somebody_in_the_call_rings_more_people_and_nobody_who_is_there_or_rung() {
        DECISIONS
                .given(room())
                .after(start(BOB))
                .when(ring(ANN, in(5), ANN, BOB, CYD, CYD))
                .events(rings(CYD, ANN, in(5)));
        DECISIONS
                .given(room())
                .after(start(BOB))
                .after(ring(ANN, in(5), CYD))
                .when(ring(ANN, in(6), CYD))
                .nothing();
    }

    @Test
    void who_declined_missed_or_left_is_rung_again() {
        DECISIONS
                .given(room())
                .after(start(BOB, CYD))
                .after(decline(BOB, DeclineReason.BUSY, null, in(3)))
                .when(ring(ANN, in(5), BOB))
                .events(rings(BOB, ANN, in(5)));
    }

    @Test
    void only_who_is_in_the_call_rings_more_and_only_participants() {
        DECISIONS
                .given(room())
                .after(start(BOB))
                .when(ring(BOB, in(5), CYD))
                .conflicts("not-in-call", "Duplex-Person", CALL);
        DECISIONS
                .given(room())
                .after(start(BOB))
                .when(ring(ANN, in(5), STRANGER))
                .rejected("not-a-participant", "people");
        DECISIONS
                .given(room())
                .after(start(BOB))
                .after(end(ANN, in(3)))
                .when(ring(ANN, in(5), CYD))
                .conflicts("call-ended", "call", CALL);
    }

    @Test
    void who_cannot_be_rung_is_turned_away_once_and_the_call_goes_on() {
        DECISIONS
                .given(room(), away(CYD))
                .after(start())
                .when(ring(ANN, in(5), CYD))
                .events(turnedAway(CYD, DeclineReason.AWAY, in(600), null, in(5)), owes(CYD, null, null, null, in(5)));
        DECISIONS
                .given(room(), away(CYD))
                .after(start())
                .after(ring(ANN, in(5), CYD))
                .when(ring(ANN, in(6), CYD))
                .nothing();
    }

    @Test
    void who_owes_a_reply_for_this_call_already_owes_no_second_one() {
        DECISIONS
                .given(room(), away(CYD))
                .after(start(BOB))
                .after(ring(ANN, in(5), CYD))
                .after(new RingMore(CALL, List.of(CYD), true, ANN, in(601)))
                .when(Calls.miss(in(700)))
                .events(
                        Calls.misses(BOB, in(700)),
                        owes(BOB, null, null, null, in(700)),
                        Calls.misses(CYD, in(700)),
                        putOut(ANN, null, in(700)),
                        ends(EndReason.NOBODY_ANSWERED, null, in(700)),
                        continuedLater(in(700), CYD, BOB));
    }

    @Test
    void one_ring_is_cancelled_and_the_others_go_on() {
        DECISIONS
                .given(room())
                .after(start(BOB, CYD))
                .when(new CancelRing(CALL, BOB, ANN, in(5)))
                .events(ringCancelled(BOB, ANN, in(5)));
        DECISIONS
                .given(room())
                .after(start(BOB, CYD))
                .after(new CancelRing(CALL, BOB, ANN, in(5)))
                .when(new CancelRing(CALL, BOB, ANN, in(6)))
                .nothing();
    }

    @Test
    void a_call_whose_last_ring_is_cancelled_is_over_where_nobody_came() {
        var cancel = new CancelRing(CALL, BOB, ANN, in(5));
        DECISIONS
                .given(room())
                .after(start(BOB))
                .when(cancel)
                .events(
                        ringCancelled(BOB, ANN, in(5)),
                        putOut(ANN, null, in(5)),
                        ends(EndReason.NOBODY_ANSWERED, null, in(5)));
        DECISIONS.given(room()).after(start(BOB)).after(cancel).when(cancel).nothing();
        DECISIONS
                .given(room())
                .after(start(BOB, CYD))
                .after(answer(CYD, in(3)))
                .when(cancel)
                .events(ringCancelled(BOB, ANN, in(5)));
    }

    @Test
    void only_a_ring_is_cancelled_and_by_somebody_in_the_call() {
        DECISIONS
                .given(room())
                .after(start(BOB))
                .when(new CancelRing(CALL, BOB, CYD, in(5)))
                .conflicts("not-in-call", "Duplex-Person", CALL);
        DECISIONS
                .given(room())
                .after(start(BOB))
                .when(new CancelRing(CALL, CYD, ANN, in(5)))
                .conflicts("not-rung", "person", CALL);
        DECISIONS
                .given(room())
                .after(start(BOB))
                .after(answer(BOB, in(3)))
                .when(new CancelRing(CALL, BOB, ANN, in(5)))
                .conflicts("not-rung", "person", CALL);
    }

    @Test
    void a_person_says_focus_in_words_of_their_own_and_owes_nothing() {
        DECISIONS
                .given(room())
                .after(start(BOB, CYD))
                .when(decline(BOB, DeclineReason.FOCUS, null, in(3)))
                .events(declines(BOB, DeclineReason.FOCUS, null, in(3)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DeclineReason.class,
            names = {"OFF_HOURS", "ABSENT", "AWAY"})
    void what_only_the_hours_say_is_no_reason_of_a_person(DeclineReason reason) {
        DECISIONS
                .given(room())
                .after(start(BOB))
                .when(decline(BOB, reason, null, in(3)))
                .rejected("not-a-reason", "reason");
    }
}

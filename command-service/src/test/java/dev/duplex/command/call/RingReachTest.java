package dev.duplex.command.call;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.call.Calls.CALL;
import static dev.duplex.command.call.Calls.DECISIONS;
import static dev.duplex.command.call.Calls.QUESTION;
import static dev.duplex.command.call.Calls.answer;
import static dev.duplex.command.call.Calls.answers;
import static dev.duplex.command.call.Calls.callStarted;
import static dev.duplex.command.call.Calls.continuedLater;
import static dev.duplex.command.call.Calls.ends;
import static dev.duplex.command.call.Calls.joins;
import static dev.duplex.command.call.Calls.owes;
import static dev.duplex.command.call.Calls.putOut;
import static dev.duplex.command.call.Calls.rings;
import static dev.duplex.command.call.Calls.room;
import static dev.duplex.command.call.Calls.start;
import static dev.duplex.command.call.Starts.urgent;

import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rings respect when people can be reached. */
class RingReachTest {

    /** 19:00 in Berlin, where everybody works from 09:00 to 17:00. */
    private static final Instant NIGHT = in(8 * 3_600);

    private static final Instant MORNING = Instant.parse("2026-03-03T08:00:00Z");

    static FocusTimeStarted focus(UUID person, FocusBreak.Who mayBreak, UUID... chosen) {
        return new FocusTimeStarted(
                WORKSPACE,
                person,
                id("focus of " + person),
                THEN,
                in(3_600),
                new FocusBreak(mayBreak, List.of(chosen)),
                person,
                THEN);
    }

    private static AbsenceStarted absent(UUID person, UUID standIn) {
        return new AbsenceStarted(
                WORKSPACE, person, id("absence of " + person), THEN, in(3_600), standIn, null, person, THEN);
    }

    static CallDeclined turnedAway(UUID person, DeclineReason reason, Instant until, UUID standIn, Instant at) {
        return new CallDeclined(WORKSPACE, ROOM, CALL, person, reason, until, standIn, null, at);
    }

    private static CallDeclined turnedAway(UUID person, DeclineReason reason, UUID standIn) {
        return turnedAway(person, reason, in(3_600), standIn, NOW);
    }

    private static CallStarted urgentCall(UUID... ring) {
        return new CallStarted(WORKSPACE, ROOM, CALL, Media.VOICE, List.of(ring), true, null, null, null, ANN, NOW);
    }

    @Test
    void who_is_in_focus_time_is_turned_away_owes_a_reply_and_a_call_that_rings_nobody_ends_at_once() {
        DECISIONS
                .given(room(), focus(BOB, FocusBreak.Who.NOBODY))
                .when(start(BOB))
                .events(
                        callStarted(null, BOB),
                        joins(ANN, NOW),
                        turnedAway(BOB, DeclineReason.FOCUS, null),
                        owes(BOB, null, null, null, NOW),
                        putOut(ANN, null, NOW),
                        ends(EndReason.NOBODY_ANSWERED, null, NOW),
                        continuedLater(NOW, in(3_600), BOB));
    }

    @Test
    void the_others_are_rung_while_one_is_turned_away() {
        DECISIONS
                .given(room(), focus(BOB, FocusBreak.Who.NOBODY))
                .when(start(BOB, CYD))
                .events(
                        callStarted(null, BOB, CYD),
                        joins(ANN, NOW),
                        turnedAway(BOB, DeclineReason.FOCUS, null),
                        owes(BOB, null, null, null, NOW),
                        rings(CYD));
    }

    @Test
    void an_urgent_ring_passes_focus_time_only_where_the_person_lets_it() {
        DECISIONS
                .given(room(), focus(BOB, FocusBreak.Who.URGENT), focus(CYD, FocusBreak.Who.NOBODY))
                .when(urgent(start(BOB, CYD)))
                .events(
                        urgentCall(BOB, CYD),
                        joins(ANN, NOW),
                        rings(BOB),
                        turnedAway(CYD, DeclineReason.FOCUS, null),
                        owes(CYD, null, null, null, NOW));
    }

    @Test
    void a_chosen_person_rings_in_focus_time_without_urgency() {
        DECISIONS
                .given(room(), focus(BOB, FocusBreak.Who.CHOSEN, ANN))
                .when(start(BOB))
                .events(callStarted(null, BOB), joins(ANN, NOW), rings(BOB));
    }

    @Test
    void off_hours_the_caller_is_told_and_nobody_owes_a_reply() {
        DECISIONS
                .given(room())
                .when(Starts.at(start(BOB), NIGHT))
                .events(
                        new CallStarted(
                                WORKSPACE, ROOM, CALL, Media.VOICE, List.of(BOB), false, null, null, null, ANN, NIGHT),
                        joins(ANN, NIGHT),
                        turnedAway(BOB, DeclineReason.OFF_HOURS, MORNING, null, NIGHT),
                        putOut(ANN, null, NIGHT),
                        ends(EndReason.NOBODY_ANSWERED, null, NIGHT));
    }

    @Test
    void off_hours_the_caller_may_insist() {
        DECISIONS
                .given(room())
                .when(urgent(Starts.at(start(BOB), NIGHT)))
                .events(
                        new CallStarted(
                                WORKSPACE, ROOM, CALL, Media.VOICE, List.of(BOB), true, null, null, null, ANN, NIGHT),
                        joins(ANN, NIGHT),
                        new CallRung(WORKSPACE, ROOM, CALL, BOB, ANN, NIGHT));
    }

    @Test
    void the_stand_in_is_rung_in_place_of_somebody_absent() {
        DECISIONS
                .given(room(), absent(BOB, CYD))
                .when(start(BOB))
                .events(
                        callStarted(null, BOB),
                        joins(ANN, NOW),
                        turnedAway(BOB, DeclineReason.ABSENT, CYD),
                        owes(BOB, null, null, null, NOW),
                        rings(CYD));
    }

    @Test
    void a_stand_in_who_is_rung_anyway_is_not_rung_twice() {
        DECISIONS
                .given(room(), absent(BOB, CYD))
                .when(start(BOB, CYD))
                .events(
                        callStarted(null, BOB, CYD),
                        joins(ANN, NOW),
                        turnedAway(BOB, DeclineReason.ABSENT, CYD),
                        owes(BOB, null, null, null, NOW),
                        rings(CYD));
    }

    @Test
    void a_stand_in_who_cannot_be_rung_does_not_take_part_or_calls_is_not_rung() {
        for (Object hindrance : List.of(
                List.of(absent(BOB, CYD), focus(CYD, FocusBreak.Who.NOBODY)),
                List.of(absent(BOB, STRANGER)),
                List.of(absent(BOB, ANN)))) {
            DECISIONS
                    .given(room(), hindrance)
                    .when(start(BOB))
                    .events(
                            callStarted(null, BOB),
                            joins(ANN, NOW),
                            turnedAway(BOB, DeclineReason.ABSENT, null),
                            owes(BOB, null, null, null, NOW),
                            putOut(ANN, null, NOW),
                            ends(EndReason.NOBODY_ANSWERED, null, NOW),
                            continuedLater(NOW, in(3_600), BOB));
        }
    }

    @Test
    void who_is_absent_or_away_is_not_rung_however_urgent_it_is() {
        DECISIONS
                .given(room(), absent(BOB, null), new AwayStarted(WORKSPACE, CYD, null, CYD, THEN))
                .when(urgent(start(BOB, CYD)))
                .events(
                        urgentCall(BOB, CYD),
                        joins(ANN, NOW),
                        turnedAway(BOB, DeclineReason.ABSENT, null),
                        owes(BOB, null, null, null, NOW),
                        turnedAway(CYD, DeclineReason.AWAY, null, null, NOW),
                        owes(CYD, null, null, null, NOW),
                        putOut(ANN, null, NOW),
                        ends(EndReason.NOBODY_ANSWERED, null, NOW),
                        continuedLater(NOW, in(3_600), BOB, CYD));
    }

    @Test
    void who_is_turned_away_from_a_call_that_grew_out_of_a_message_owes_the_reply_to_it() {
        DECISIONS
                .given(room(), focus(CYD, FocusBreak.Who.NOBODY))
                .when(Calls.escalate(QUESTION, CYD))
                .events(
                        new ConversationEscalated(WORKSPACE, ROOM, QUESTION, CALL, List.of(CYD), null, ANN, NOW),
                        callStarted(QUESTION, CYD),
                        joins(ANN, NOW),
                        turnedAway(CYD, DeclineReason.FOCUS, null),
                        owes(CYD, QUESTION, null, null, NOW),
                        putOut(ANN, null, NOW),
                        ends(EndReason.NOBODY_ANSWERED, null, NOW),
                        continuedLater(NOW, in(3_600), CYD));
    }

    @Test
    void who_was_turned_away_and_comes_all_the_same_owes_nothing_for_it() {
        DECISIONS
                .given(room(), focus(CYD, FocusBreak.Who.NOBODY))
                .after(Calls.escalate(QUESTION, BOB, CYD))
                .when(answer(CYD, in(20)))
                .events(
                        joins(CYD, in(20)),
                        new ReplyDeferralDropped(
                                WORKSPACE, ROOM, QUESTION, CALL, CYD, DropReason.ANSWERED, null, CYD, in(20)));
    }

    @Test
    void a_call_that_names_nobody_just_starts() {
        DECISIONS
                .given(room(), focus(BOB, FocusBreak.Who.NOBODY))
                .when(Starts.on(start(), "laptop"))
                .events(callStarted(null), joins(ANN, "laptop", NOW));
    }

    @Test
    void a_call_that_rang_nobody_in_the_end_is_left_by_the_device_that_started_it() {
        DECISIONS
                .given(room(), focus(BOB, FocusBreak.Who.NOBODY))
                .when(Starts.on(start(BOB), "laptop"))
                .events(
                        callStarted(null, BOB),
                        new CallJoined(WORKSPACE, ROOM, CALL, ANN, Media.VOICE, "laptop", ANN, NOW),
                        turnedAway(BOB, DeclineReason.FOCUS, null),
                        owes(BOB, null, null, null, NOW),
                        new CallLeft(WORKSPACE, ROOM, CALL, ANN, LeaveReason.CALL_ENDED, "laptop", null, NOW),
                        ends(EndReason.NOBODY_ANSWERED, null, NOW),
                        continuedLater(NOW, in(3_600), BOB));
    }

    @Test
    void the_debt_of_who_was_turned_away_counts_when_the_last_ring_is_missed() {
        DECISIONS
                .given(room(), focus(BOB, FocusBreak.Who.NOBODY))
                .after(start(BOB, CYD))
                .when(Calls.miss(in(45)))
                .events(
                        Calls.misses(CYD, in(45)),
                        owes(CYD, null, null, null, in(45)),
                        putOut(ANN, null, in(45)),
                        ends(EndReason.NOBODY_ANSWERED, null, in(45)),
                        continuedLater(in(45), BOB, CYD));
    }

    @Test
    void who_answers_is_in_also_when_somebody_else_was_turned_away() {
        DECISIONS
                .given(room(), focus(BOB, FocusBreak.Who.NOBODY))
                .after(start(BOB, CYD))
                .when(answer(CYD, in(4)))
                .events(answers(CYD, in(4)), joins(CYD, in(4)));
    }
}

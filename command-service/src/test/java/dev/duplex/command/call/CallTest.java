package dev.duplex.command.call;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;
import static dev.duplex.command.call.Calls.CALL;
import static dev.duplex.command.call.Calls.DECISIONS;
import static dev.duplex.command.call.Calls.QUESTION;
import static dev.duplex.command.call.Calls.answer;
import static dev.duplex.command.call.Calls.answers;
import static dev.duplex.command.call.Calls.continuedLater;
import static dev.duplex.command.call.Calls.decline;
import static dev.duplex.command.call.Calls.declines;
import static dev.duplex.command.call.Calls.end;
import static dev.duplex.command.call.Calls.ends;
import static dev.duplex.command.call.Calls.hosts;
import static dev.duplex.command.call.Calls.joins;
import static dev.duplex.command.call.Calls.leave;
import static dev.duplex.command.call.Calls.leaves;
import static dev.duplex.command.call.Calls.miss;
import static dev.duplex.command.call.Calls.misses;
import static dev.duplex.command.call.Calls.owes;
import static dev.duplex.command.call.Calls.putOut;
import static dev.duplex.command.call.Calls.ringCancelled;
import static dev.duplex.command.call.Calls.room;
import static dev.duplex.command.call.Calls.start;

import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallTest {

    @Nested
    class Answering {

        @Test
        void who_is_rung_answers_and_is_in() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .when(answer(BOB, in(3)))
                    .events(answers(BOB, in(3)), joins(BOB, in(3)));
        }

        @Test
        void answering_again_changes_nothing_also_for_the_one_who_started_it() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, in(3)))
                    .when(answer(BOB, in(4)))
                    .nothing();
            DECISIONS.given(room()).after(start(BOB)).when(answer(ANN, in(4))).nothing();
        }

        @Test
        void a_participant_who_was_not_rung_joins_late() {
            DECISIONS.given(room()).after(start(BOB)).when(answer(CYD, in(30))).events(joins(CYD, in(30)));
        }

        @Test
        void who_left_or_declined_comes_back_without_an_answer() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, in(3)))
                    .after(leave(BOB, in(5)))
                    .when(answer(BOB, in(9)))
                    .events(joins(BOB, in(9)));
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(decline(BOB, DeclineReason.BUSY, null, in(3)))
                    .when(answer(BOB, in(9)))
                    .events(joins(BOB, in(9)));
        }

        @Test
        void only_a_participant_joins() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .when(answer(STRANGER, in(3)))
                    .rejected("not-a-participant", "Duplex-Person");
            DECISIONS
                    .given(room(), left(ROOM, CYD))
                    .after(start(BOB))
                    .when(answer(CYD, in(3)))
                    .rejected("not-a-participant", "Duplex-Person");
        }

        @Test
        void who_is_in_another_call_leaves_that_first() {
            var elsewhere = id("other call");
            DECISIONS
                    .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, BOB))
                    .after(start(BOB))
                    .after(Calls.start(OTHER_ROOM, elsewhere, Media.VIDEO, Optional.empty(), null, BOB, in(1)))
                    .when(answer(BOB, in(3)))
                    .conflicts("busy-elsewhere", "Duplex-Person", elsewhere);
            DECISIONS
                    .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, BOB))
                    .after(start(BOB))
                    .after(Calls.start(OTHER_ROOM, elsewhere, Media.VIDEO, Optional.empty(), null, BOB, in(1)))
                    .after(new CallCommand.LeaveCall(elsewhere, null, BOB, in(2)))
                    .when(answer(BOB, in(3)))
                    .events(answers(BOB, in(3)), joins(BOB, in(3)));
        }

        @Test
        void a_call_that_is_over_cannot_be_joined() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(end(ANN, in(2)))
                    .when(answer(BOB, in(3)))
                    .conflicts("call-ended", "call", CALL);
        }
    }

    @Nested
    class Declining {

        @ParameterizedTest
        @EnumSource(
                value = DeclineReason.class,
                names = {"BUSY", "NO"})
        void the_last_one_to_decline_ends_a_call_that_nobody_answered(DeclineReason reason) {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .when(decline(BOB, reason, null, in(3)))
                    .events(
                            declines(BOB, reason, null, in(3)),
                            putOut(ANN, null, in(3)),
                            ends(EndReason.NOBODY_ANSWERED, null, in(3)));
        }

        @Test
        void declining_for_later_leaves_an_owed_reply_and_the_conversation_goes_on_in_messages() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .when(decline(BOB, DeclineReason.LATER, in(600), in(3)))
                    .events(
                            declines(BOB, DeclineReason.LATER, in(600), in(3)),
                            owes(BOB, null, in(600), BOB, in(3)),
                            putOut(ANN, null, in(3)),
                            ends(EndReason.NOBODY_ANSWERED, null, in(3)),
                            continuedLater(in(3), in(600), BOB));
        }

        @Test
        void declining_a_call_that_grew_out_of_a_message_owes_the_reply_to_that_message() {
            DECISIONS
                    .given(room())
                    .after(Calls.escalate(QUESTION, BOB, CYD))
                    .when(decline(CYD, DeclineReason.LATER, null, in(3)))
                    .events(declines(CYD, DeclineReason.LATER, null, in(3)), owes(CYD, QUESTION, null, CYD, in(3)));
        }

        @Test
        void a_call_goes_on_while_somebody_else_is_still_rung() {
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .when(decline(BOB, DeclineReason.NO, null, in(3)))
                    .events(declines(BOB, DeclineReason.NO, null, in(3)));
        }

        @Test
        void a_call_goes_on_when_somebody_has_answered() {
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(answer(CYD, in(2)))
                    .when(decline(BOB, DeclineReason.NO, null, in(3)))
                    .events(declines(BOB, DeclineReason.NO, null, in(3)));
        }

        @Test
        void declining_again_in_the_same_way_changes_nothing_also_when_that_ended_the_call() {
            var decline = decline(BOB, DeclineReason.LATER, in(600), in(3));
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(decline)
                    .when(decline)
                    .nothing();
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(decline)
                    .when(decline)
                    .nothing();
        }

        @Test
        void declining_again_in_another_way_is_refused() {
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(decline(BOB, DeclineReason.BUSY, null, in(3)))
                    .when(decline(BOB, DeclineReason.NO, null, in(4)))
                    .conflicts("not-rung", "Duplex-Person", CALL);
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(decline(BOB, DeclineReason.BUSY, null, in(3)))
                    .when(decline(BOB, DeclineReason.NO, null, in(4)))
                    .conflicts("call-ended", "call", CALL);
        }

        @Test
        void who_is_not_rung_does_not_decline() {
            for (var person : List.of(ANN, CYD, STRANGER)) {
                DECISIONS
                        .given(room())
                        .after(start(BOB))
                        .when(decline(person, DeclineReason.NO, null, in(3)))
                        .conflicts("not-rung", "Duplex-Person", CALL);
            }
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, in(2)))
                    .when(decline(BOB, DeclineReason.NO, null, in(3)))
                    .conflicts("not-rung", "Duplex-Person", CALL);
        }

        @Test
        void only_later_names_an_instant_and_one_that_is_to_come() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .when(decline(BOB, DeclineReason.BUSY, in(600), in(3)))
                    .rejected("until-without-later", "until");
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .when(decline(BOB, DeclineReason.LATER, in(3), in(3)))
                    .rejected("in-the-past", "until");
        }
    }

    @Nested
    class Missing {

        @Test
        void who_does_not_answer_within_the_ring_time_has_missed_the_call_and_owes_a_reply() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .when(miss(in(45)))
                    .events(
                            misses(BOB, in(45)),
                            owes(BOB, null, null, null, in(45)),
                            putOut(ANN, null, in(45)),
                            ends(EndReason.NOBODY_ANSWERED, null, in(45)),
                            continuedLater(in(45), BOB));
        }

        @Test
        void missing_a_call_that_grew_out_of_a_message_owes_the_reply_to_that_message() {
            DECISIONS
                    .given(room())
                    .after(Calls.escalate(QUESTION, BOB, CYD))
                    .after(answer(BOB, in(1)))
                    .when(miss(in(45)))
                    .events(misses(CYD, in(45)), owes(CYD, QUESTION, null, null, in(45)));
        }

        @Test
        void calling_back_settles_a_call_that_was_missed() {
            UUID missed = id("missed");
            DECISIONS
                    .given(room(), new ReplyDeferred(WORKSPACE, ROOM, null, missed, ANN, null, null, null, NOW))
                    .after(start(BOB))
                    .when(answer(BOB, in(2)))
                    .events(
                            answers(BOB, in(2)),
                            joins(BOB, in(2)),
                            new ReplyDeferralDropped(
                                    WORKSPACE, ROOM, null, missed, ANN, DropReason.ANSWERED, null, BOB, in(2)));
        }

        @Test
        void talking_about_a_message_settles_what_is_owed_for_an_earlier_call_about_it() {
            UUID missed = id("missed");
            UUID note = id("a note");
            DECISIONS
                    .given(
                            room(),
                            sent(ROOM, note, ANN),
                            new ReplyDeferred(WORKSPACE, ROOM, note, missed, CYD, null, null, null, NOW),
                            new ReplyDeferred(WORKSPACE, ROOM, QUESTION, missed, CYD, null, null, null, NOW))
                    .after(Calls.escalate(note, CYD))
                    .when(answer(CYD, in(2)))
                    .events(
                            answers(CYD, in(2)),
                            joins(CYD, in(2)),
                            new ReplyDeferralDropped(
                                    WORKSPACE, ROOM, note, missed, CYD, DropReason.ANSWERED, null, CYD, in(2)));
        }

        @Test
        void a_reply_that_was_put_off_without_a_call_is_still_owed_after_one() {
            DECISIONS
                    .given(room(), new ReplyDeferred(WORKSPACE, ROOM, QUESTION, null, ANN, null, null, ANN, NOW))
                    .after(Calls.escalate(QUESTION, BOB))
                    .when(answer(BOB, in(2)))
                    .events(answers(BOB, in(2)), joins(BOB, in(2)));
        }

        @Test
        void calling_back_settles_between_two_people_also_the_message_of_a_call_that_was_missed() {
            UUID missed = id("missed");
            DECISIONS
                    .given(
                            room(ConversationKind.DIRECT, ANN, BOB),
                            new ReplyDeferred(WORKSPACE, ROOM, QUESTION, missed, ANN, null, null, null, NOW))
                    .after(start(BOB))
                    .when(answer(BOB, in(2)))
                    .events(
                            answers(BOB, in(2)),
                            joins(BOB, in(2)),
                            new ReplyDeferralDropped(
                                    WORKSPACE, ROOM, QUESTION, missed, ANN, DropReason.ANSWERED, null, BOB, in(2)));
        }

        @Test
        void in_a_direct_conversation_of_three_the_message_may_be_the_third_ones() {
            DECISIONS
                    .given(
                            room(ConversationKind.DIRECT, ANN, BOB, CYD),
                            new ReplyDeferred(WORKSPACE, ROOM, QUESTION, id("missed"), ANN, null, null, null, NOW))
                    .after(start(BOB))
                    .when(answer(BOB, in(2)))
                    .events(answers(BOB, in(2)), joins(BOB, in(2)));
        }

        @Test
        void what_an_earlier_call_left_open_is_still_owed_after_talking() {
            DECISIONS
                    .given(
                            room(ConversationKind.DIRECT, ANN, BOB),
                            new ReplyDeferred(
                                    WORKSPACE, ROOM, null, id("earlier"), ANN, in(600), "The budget", BOB, NOW),
                            new ReplyDeferred(
                                    WORKSPACE, ROOM, QUESTION, id("earliest"), ANN, null, "The dates", BOB, NOW))
                    .after(start(BOB))
                    .when(answer(BOB, in(2)))
                    .events(answers(BOB, in(2)), joins(BOB, in(2)));
        }

        @Test
        void nobody_owes_a_reply_to_a_message_of_their_own_but_for_the_call() {
            DECISIONS
                    .given(room())
                    .after(Calls.escalate(QUESTION, BOB, CYD))
                    .after(answer(CYD, in(1)))
                    .when(miss(in(45)))
                    .events(misses(BOB, in(45)), owes(BOB, null, null, null, in(45)));
        }

        @Test
        void nobody_has_missed_a_call_before_the_ring_time_is_over() {
            DECISIONS.given(room()).after(start(BOB)).when(miss(in(44))).rejected("not-yet", "at");
        }

        @Test
        void a_call_that_somebody_answered_goes_on_when_another_misses_it() {
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(answer(CYD, in(10)))
                    .when(miss(in(45)))
                    .events(misses(BOB, in(45)), owes(BOB, null, null, null, in(45)));
        }

        @Test
        void a_call_that_somebody_answered_and_left_goes_on_while_its_host_waits() {
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(answer(CYD, in(10)))
                    .after(leave(CYD, in(20)))
                    .when(miss(in(45)))
                    .events(misses(BOB, in(45)), owes(BOB, null, null, null, in(45)));
        }

        @Test
        void missing_again_changes_nothing() {
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(answer(CYD, in(10)))
                    .after(miss(in(45)))
                    .when(miss(in(46)))
                    .nothing();
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(miss(in(45)))
                    .when(miss(in(46)))
                    .nothing();
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(end(ANN, in(9)))
                    .when(miss(in(46)))
                    .nothing();
        }

        @Test
        void everybody_who_missed_it_and_only_they_owe_a_reply() {
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(decline(BOB, DeclineReason.NO, null, in(3)))
                    .when(miss(in(45)))
                    .events(
                            misses(CYD, in(45)),
                            owes(CYD, null, null, null, in(45)),
                            putOut(ANN, null, in(45)),
                            ends(EndReason.NOBODY_ANSWERED, null, in(45)),
                            continuedLater(in(45), CYD));
        }
    }

    @Nested
    class Ending {

        @Test
        void who_leaves_others_behind_does_not_end_the_call() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, in(3)))
                    .when(leave(ANN, in(60)))
                    .events(leaves(ANN, ANN, in(60)), hosts(BOB, null, in(60)));
        }

        @Test
        void the_last_one_out_ends_it_and_it_rings_no_more() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, in(3)))
                    .after(leave(ANN, in(60)))
                    .when(leave(BOB, in(61)))
                    .events(leaves(BOB, BOB, in(61)), ends(EndReason.EVERYONE_LEFT, BOB, in(61)));
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .when(leave(ANN, in(5)))
                    .events(
                            leaves(ANN, ANN, in(5)),
                            ringCancelled(BOB, ANN, in(5)),
                            ends(EndReason.EVERYONE_LEFT, ANN, in(5)));
        }

        @Test
        void leaving_again_changes_nothing_also_when_that_ended_the_call() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, in(3)))
                    .after(leave(BOB, in(4)))
                    .when(leave(BOB, in(5)))
                    .nothing();
            DECISIONS
                    .given(room())
                    .after(start())
                    .after(leave(ANN, in(4)))
                    .when(leave(ANN, in(5)))
                    .nothing();
        }

        @Test
        void who_is_not_in_the_call_does_not_leave_it() {
            for (var person : List.of(BOB, CYD, STRANGER)) {
                DECISIONS
                        .given(room())
                        .after(start(BOB))
                        .when(leave(person, in(3)))
                        .conflicts("not-in-call", "Duplex-Person", CALL);
            }
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(decline(BOB, DeclineReason.NO, null, in(2)))
                    .when(leave(BOB, in(3)))
                    .conflicts("not-in-call", "Duplex-Person", CALL);
        }

        @Test
        void who_was_never_in_a_call_that_is_over_does_not_leave_it() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(end(ANN, in(2)))
                    .when(leave(BOB, in(3)))
                    .conflicts("call-ended", "call", CALL);
        }

        @Test
        void who_was_in_a_call_when_its_host_ended_it_has_left_already() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, in(1)))
                    .after(end(ANN, in(2)))
                    .when(leave(BOB, in(3)))
                    .nothing();
        }

        @Test
        void its_host_ends_it_for_everyone() {
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(answer(BOB, in(3)))
                    .when(end(ANN, in(60)))
                    .events(
                            ringCancelled(CYD, ANN, in(60)),
                            putOut(ANN, ANN, in(60)),
                            putOut(BOB, ANN, in(60)),
                            ends(EndReason.ENDED_BY_HOST, ANN, in(60)));
        }

        @Test
        void ending_it_again_changes_nothing() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(end(ANN, in(2)))
                    .when(end(ANN, in(3)))
                    .nothing();
        }

        @Test
        void only_its_host_ends_it_for_everyone() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, in(1)))
                    .when(end(BOB, in(3)))
                    .rejected("not-the-host", "Duplex-Person");
        }

        @Test
        void a_cancelled_ring_owes_nobody_a_reply() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .when(end(ANN, in(5)))
                    .events(
                            ringCancelled(BOB, ANN, in(5)),
                            putOut(ANN, ANN, in(5)),
                            ends(EndReason.ENDED_BY_HOST, ANN, in(5)));
        }
    }

    @Test
    void a_call_that_nobody_started_is_unknown() {
        DECISIONS.given(room()).when(answer(BOB, NOW)).rejected("unknown-call", "call");
        DECISIONS.given(room()).when(decline(BOB, DeclineReason.NO, null, NOW)).rejected("unknown-call", "call");
        DECISIONS.given(room()).when(leave(BOB, NOW)).rejected("unknown-call", "call");
        DECISIONS.given(room()).when(end(BOB, NOW)).rejected("unknown-call", "call");
        DECISIONS.given(room()).when(miss(NOW)).rejected("unknown-call", "call");
    }
}

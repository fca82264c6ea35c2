package dev.duplex.command.call;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.call.Calls.CALL;
import static dev.duplex.command.call.Calls.DECISIONS;
import static dev.duplex.command.call.Calls.answer;
import static dev.duplex.command.call.Calls.answers;
import static dev.duplex.command.call.Calls.ends;
import static dev.duplex.command.call.Calls.hosts;
import static dev.duplex.command.call.Calls.joins;
import static dev.duplex.command.call.Calls.leave;
import static dev.duplex.command.call.Calls.leaves;
import static dev.duplex.command.call.Calls.putOut;
import static dev.duplex.command.call.Calls.ringCancelled;
import static dev.duplex.command.call.Calls.room;
import static dev.duplex.command.call.Calls.start;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallCommand.EndCall;
import dev.duplex.command.call.CallCommand.HandOver;
import dev.duplex.command.call.CallCommand.KeepSeat;
import dev.duplex.command.call.CallCommand.LeaveCall;
import dev.duplex.command.call.CallCommand.LoseSeat;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ParticipantRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A person has one seat in a call, on one device. */
class SeatTest {

    private static CallLeft goes(UUID person, LeaveReason reason, String device, UUID by, Instant at) {
        return new CallLeft(WORKSPACE, ROOM, CALL, person, reason, device, by, at);
    }

    private static LoseSeat lose(UUID person, String device, Instant at) {
        return new LoseSeat(CALL, person, device, at);
    }

    @Nested
    class Devices {

        @Test
        void answering_on_another_device_moves_the_seat() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, "phone", in(3)))
                    .when(answer(BOB, "laptop", in(9)))
                    .events(goes(BOB, LeaveReason.MOVED, "phone", BOB, in(9)), joins(BOB, "laptop", in(9)));
        }

        @Test
        void answering_again_on_the_same_device_or_on_none_changes_nothing() {
            for (String device : new String[] {"phone", null}) {
                DECISIONS
                        .given(room())
                        .after(start(BOB))
                        .after(answer(BOB, "phone", in(3)))
                        .when(answer(BOB, device, in(9)))
                        .nothing();
            }
        }

        @Test
        void a_leave_from_a_device_that_no_longer_holds_the_seat_changes_nothing() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, "phone", in(3)))
                    .after(answer(BOB, "laptop", in(9)))
                    .when(new LeaveCall(CALL, "phone", BOB, in(10)))
                    .nothing();
        }

        @Test
        void a_leave_from_the_device_that_holds_the_seat_or_from_no_device_leaves() {
            for (String device : new String[] {"phone", null}) {
                DECISIONS
                        .given(room())
                        .after(start(BOB))
                        .after(answer(BOB, "phone", in(3)))
                        .when(new LeaveCall(CALL, device, BOB, in(10)))
                        .events(goes(BOB, LeaveReason.LEFT, "phone", BOB, in(10)));
            }
        }

        @Test
        void who_moves_stays_the_one_who_is_there_the_longest() {
            DECISIONS
                    .given(room())
                    .after(start(BOB, CYD))
                    .after(answer(BOB, "phone", in(3)))
                    .after(answer(CYD, in(4)))
                    .after(answer(BOB, "laptop", in(9)))
                    .when(leave(ANN, in(10)))
                    .events(leaves(ANN, ANN, in(10)), hosts(BOB, null, in(10)));
        }
    }

    @Nested
    class Leases {

        @Test
        void the_client_that_holds_the_seat_keeps_it() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, "phone", in(3)))
                    .when(new KeepSeat(CALL, "phone", BOB, in(8)))
                    .nothing();
        }

        @Test
        void a_client_is_told_that_the_seat_is_gone() {
            DecisionFixture.Given moved = DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, "phone", in(3)))
                    .after(answer(BOB, "laptop", in(4)));
            moved.when(new KeepSeat(CALL, "phone", BOB, in(8))).conflicts("not-in-call", "device", CALL);
            moved.after(leave(BOB, in(5)))
                    .when(new KeepSeat(CALL, "laptop", BOB, in(8)))
                    .conflicts("not-in-call", "device", CALL);
            moved.after(new EndCall(CALL, ANN, in(6)))
                    .when(new KeepSeat(CALL, "laptop", BOB, in(8)))
                    .conflicts("not-in-call", "device", CALL);
            DECISIONS
                    .given(room())
                    .when(new KeepSeat(CALL, "laptop", BOB, in(8)))
                    .rejected("unknown-call", "call");
        }

        @Test
        void who_was_not_heard_of_has_left() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, "phone", in(3)))
                    .when(lose(BOB, "phone", in(30)))
                    .events(goes(BOB, LeaveReason.LOST, "phone", null, in(30)));
        }

        @Test
        void a_seat_that_has_moved_or_was_left_is_not_lost() {
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, "phone", in(3)))
                    .after(answer(BOB, "laptop", in(4)))
                    .when(lose(BOB, "phone", in(30)))
                    .nothing();
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, "phone", in(3)))
                    .after(leave(BOB, in(4)))
                    .when(lose(BOB, "phone", in(30)))
                    .nothing();
            DECISIONS
                    .given(room())
                    .after(Starts.on(start(BOB), "phone"))
                    .after(new EndCall(CALL, ANN, in(4)))
                    .when(lose(ANN, "phone", in(30)))
                    .nothing();
        }

        @Test
        void a_call_whose_caller_was_lost_while_it_rang_is_over_and_rings_no_more() {
            DECISIONS
                    .given(room())
                    .after(Starts.on(start(BOB), "phone"))
                    .when(lose(ANN, "phone", in(30)))
                    .events(
                            goes(ANN, LeaveReason.LOST, "phone", null, in(30)),
                            ringCancelled(BOB, null, in(30)),
                            ends(EndReason.EVERYONE_LEFT, null, in(30)));
        }

        @Test
        void a_host_who_was_lost_leaves_the_call_to_the_one_who_is_there_the_longest() {
            DECISIONS
                    .given(room())
                    .after(Starts.on(start(BOB, CYD), "phone"))
                    .after(answer(CYD, in(3)))
                    .after(answer(BOB, in(4)))
                    .when(lose(ANN, "phone", in(30)))
                    .events(goes(ANN, LeaveReason.LOST, "phone", null, in(30)), hosts(CYD, null, in(30)));
        }
    }

    @Nested
    class Hosts {

        private final DecisionFixture.Given talk =
                DECISIONS.given(room()).after(start(BOB, CYD)).after(answer(BOB, in(3)));

        @Test
        void the_host_hands_over_to_somebody_in_the_call_who_then_may_end_it() {
            talk.when(new HandOver(CALL, BOB, ANN, in(5))).events(hosts(BOB, ANN, in(5)));
            talk.after(new HandOver(CALL, BOB, ANN, in(5)))
                    .when(new HandOver(CALL, BOB, ANN, in(6)))
                    .nothing();
            talk.when(new EndCall(CALL, ANN, in(7))).rejected("not-the-host", "Duplex-Person");
            talk.when(new EndCall(CALL, BOB, in(7)))
                    .events(
                            ringCancelled(CYD, BOB, in(7)),
                            putOut(ANN, BOB, in(7)),
                            putOut(BOB, BOB, in(7)),
                            ends(EndReason.ENDED_BY_HOST, BOB, in(7)));
        }

        @Test
        void only_the_host_hands_over_and_only_to_somebody_in_the_call() {
            talk.when(new HandOver(CALL, BOB, BOB, in(5))).rejected("not-the-host", "Duplex-Person");
            talk.when(new HandOver(CALL, CYD, ANN, in(5))).conflicts("not-in-call", "person", CALL);
            talk.when(new HandOver(CALL, BOB, CYD, in(5))).conflicts("not-in-call", "Duplex-Person", CALL);
        }

        @Test
        void where_a_host_once_left_without_an_heir_the_one_who_is_there_the_longest_ends_it() {
            DECISIONS
                    .given(room(), Calls.callStarted(null), joins(ANN, NOW), joins(BOB, in(3)), leaves(ANN, ANN, in(5)))
                    .when(new EndCall(CALL, BOB, in(7)))
                    .events(putOut(BOB, BOB, in(7)), ends(EndReason.ENDED_BY_HOST, BOB, in(7)));
        }

        @Test
        void somebody_else_than_the_host_leaves_and_the_host_stays() {
            talk.when(leave(BOB, in(5))).events(leaves(BOB, BOB, in(5)));
        }
    }

    @Nested
    class Capacities {

        private static final List<UUID> CROWD =
                IntStream.range(0, 5).mapToObj(number -> id("crowd " + number)).toList();

        private static List<DuplexEvent> crowd() {
            List<DuplexEvent> events = new ArrayList<>();
            for (UUID person : CROWD) {
                events.add(joined(person));
                events.add(new ParticipantAdded(WORKSPACE, ROOM, person, ParticipantRole.MEMBER, ANN, THEN));
            }
            return events;
        }

        private static DecisionFixture.Given full(StartCall start) {
            DecisionFixture.Given full = DECISIONS.given(room(), crowd()).after(start);
            CROWD.forEach(person -> full.after(answer(person, in(3))));
            return full;
        }

        @Test
        void a_seventh_is_told_that_the_call_is_full_and_comes_when_somebody_has_left() {
            full(start(BOB)).when(answer(BOB, in(5))).conflicts("call-full", "call", CALL);
            full(start(BOB))
                    .after(leave(CROWD.getFirst(), in(4)))
                    .when(answer(BOB, in(5)))
                    .events(answers(BOB, in(5)), joins(BOB, in(5)));
        }

        @Test
        void who_found_the_call_full_until_it_rang_no_more_has_missed_it_since_nobody_was_spoken_to() {
            full(start(BOB))
                    .after(answer(BOB, in(5)))
                    .when(Calls.miss(in(45)))
                    .events(Calls.misses(BOB, in(45)), Calls.owes(BOB, null, null, null, in(45)));
        }

        @Test
        void who_is_in_a_full_call_moves_to_another_device() {
            full(start(BOB))
                    .when(answer(CROWD.getFirst(), "tablet", in(5)))
                    .events(
                            goes(CROWD.getFirst(), LeaveReason.MOVED, null, CROWD.getFirst(), in(5)),
                            joins(CROWD.getFirst(), "tablet", in(5)));
        }

        @Test
        void a_live_chat_and_a_call_at_an_address_hold_more() {
            full(Calls.start(ROOM, CALL, Media.TEXT, Optional.of(List.of(BOB)), null, ANN, NOW))
                    .when(answer(BOB, in(5)))
                    .events(
                            answers(BOB, in(5)),
                            new CallJoined(WORKSPACE, ROOM, CALL, BOB, Media.TEXT, null, BOB, in(5)));
            MediaProvider elsewhere =
                    new LinkProvider("https://meet.example.org/{workspace}-{call}", 0, call -> "room-of-" + call);
            full(Starts.through(start(BOB), elsewhere, null))
                    .when(new AnswerCall(CALL, null, Calls.SIX, BOB, in(5)))
                    .events(answers(BOB, in(5)), joins(BOB, in(5)));
        }
    }
}

package dev.duplex.command.call;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;
import static dev.duplex.command.call.Calls.CALL;
import static dev.duplex.command.call.Calls.DECISIONS;
import static dev.duplex.command.call.Calls.answer;
import static dev.duplex.command.call.Calls.answers;
import static dev.duplex.command.call.Calls.chat;
import static dev.duplex.command.call.Calls.continuedLater;
import static dev.duplex.command.call.Calls.decline;
import static dev.duplex.command.call.Calls.declines;
import static dev.duplex.command.call.Calls.ends;
import static dev.duplex.command.call.Calls.miss;
import static dev.duplex.command.call.Calls.misses;
import static dev.duplex.command.call.Calls.owes;
import static dev.duplex.command.call.Calls.putOut;
import static dev.duplex.command.call.Calls.ringCancelled;
import static dev.duplex.command.call.Calls.room;
import static dev.duplex.command.call.Calls.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.call.CallCommand.EndQuietChat;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PersonKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LiveChatTest {

    private static final UUID FIRST = id("first line");
    private static final UUID SECOND = id("second line");
    private static final UUID THIRD = id("third line");
    private static final UUID VIDEO = id("video");

    private static MessageSent line(UUID message, UUID by, boolean privateNote, Instant at) {
        return new MessageSent(
                WORKSPACE,
                ROOM,
                message,
                "Hello?",
                MessageMode.LIVE,
                CALL,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                privateNote,
                List.of(),
                Origin.PERSON,
                by,
                at);
    }

    private static CallJoined joins(UUID person, Instant at) {
        return new CallJoined(WORKSPACE, ROOM, CALL, person, Media.TEXT, null, person, at);
    }

    private static List<Object> ringing() {
        return List.of(
                new CallStarted(WORKSPACE, ROOM, CALL, Media.TEXT, List.of(BOB), false, null, null, null, ANN, NOW),
                joins(ANN, NOW),
                new CallRung(WORKSPACE, ROOM, CALL, BOB, ANN, NOW));
    }

    private static List<Object> answered() {
        return List.of(answers(BOB, in(10)), joins(BOB, in(10)));
    }

    @Nested
    class Patience {

        @Test
        void a_live_chat_rings_longer_than_a_call() {
            Rejection notYet =
                    DECISIONS.given(room()).after(chat(BOB)).when(miss(in(45))).rejected("not-yet", "at");
            assertThat(((Rejection.NotYet) notYet).until()).isEqualTo(in(120));
            DECISIONS
                    .given(room())
                    .after(chat(BOB))
                    .when(miss(in(120)))
                    .events(
                            misses(BOB, in(120)),
                            owes(BOB, null, null, null, in(120)),
                            putOut(ANN, null, in(120)),
                            ends(EndReason.NOBODY_ANSWERED, null, in(120)),
                            continuedLater(in(120), BOB));
        }

        @Test
        void who_missed_it_owes_a_reply_to_the_newest_message_of_others_in_it() {
            DECISIONS
                    .given(
                            room(),
                            ringing(),
                            line(FIRST, ANN, false, in(1)),
                            line(SECOND, ANN, false, in(2)),
                            line(id("psst"), CYD, true, in(3)),
                            line(id("own"), BOB, false, in(4)))
                    .when(miss(in(120)))
                    .events(
                            misses(BOB, in(120)),
                            owes(BOB, SECOND, null, null, in(120)),
                            putOut(ANN, null, in(120)),
                            ends(EndReason.NOBODY_ANSWERED, null, in(120)),
                            continuedLater(in(120), BOB));
        }
    }

    @Test
    void nobody_owes_a_reply_to_a_message_of_a_live_chat_that_was_retracted() {
        Map<List<UUID>, UUID> owed = Map.of(
                List.of(THIRD), SECOND,
                List.of(FIRST, THIRD), SECOND,
                List.of(THIRD, SECOND), FIRST,
                List.of(SECOND), THIRD);
        owed.forEach((retracted, message) -> DECISIONS
                .given(
                        chatted(),
                        retracted.stream().map(LiveChatTest::retracted).toList())
                .when(miss(in(120)))
                .events(
                        misses(BOB, in(120)),
                        owes(BOB, message, null, null, in(120)),
                        putOut(ANN, null, in(120)),
                        ends(EndReason.NOBODY_ANSWERED, null, in(120)),
                        continuedLater(in(120), BOB)));
        DECISIONS
                .given(
                        chatted(),
                        Stream.of(FIRST, SECOND, THIRD)
                                .map(LiveChatTest::retracted)
                                .toList())
                .when(decline(BOB, DeclineReason.LATER, in(900), in(30)))
                .events(
                        declines(BOB, DeclineReason.LATER, in(900), in(30)),
                        owes(BOB, null, in(900), BOB, in(30)),
                        putOut(ANN, null, in(30)),
                        ends(EndReason.NOBODY_ANSWERED, null, in(30)),
                        continuedLater(in(30), in(900), BOB));
    }

    private static List<Object> chatted() {
        return List.of(
                room(),
                ringing(),
                line(FIRST, ANN, false, in(1)),
                line(SECOND, CYD, false, in(2)),
                line(THIRD, ANN, false, in(3)));
    }

    private static MessageRetracted retracted(UUID message) {
        return new MessageRetracted(WORKSPACE, ROOM, message, ANN, in(4));
    }

    @Test
    void a_customer_asks_in_a_live_chat_of_an_inquiry() {
        UUID dan = id("dan");
        DECISIONS
                .given(
                        people(),
                        joined(WORKSPACE, dan, PersonKind.CUSTOMER),
                        started(ROOM, ConversationKind.INQUIRY, dan, BOB))
                .when(Starts.by(chat(BOB), dan))
                .events(
                        new CallStarted(
                                WORKSPACE, ROOM, CALL, Media.TEXT, List.of(BOB), false, null, null, null, dan, NOW),
                        joins(dan, NOW),
                        new CallRung(WORKSPACE, ROOM, CALL, BOB, dan, NOW));
    }

    @Nested
    class Quiet {

        private static EndQuietChat look(Instant at) {
            return new EndQuietChat(CALL, Duration.ofMinutes(10), at);
        }

        @Test
        void a_chat_in_which_nobody_writes_or_comes_for_long_is_over() {
            DECISIONS
                    .given(room(), ringing(), answered())
                    .when(look(in(610)))
                    .events(
                            putOut(ANN, null, in(610)),
                            putOut(BOB, null, in(610)),
                            ends(EndReason.QUIET, null, in(610)));
        }

        @Test
        void a_chat_that_rings_nobody_is_over_likewise() {
            DECISIONS
                    .given(room())
                    .after(chat())
                    .when(look(in(610)))
                    .events(putOut(ANN, null, in(610)), ends(EndReason.QUIET, null, in(610)));
        }

        @Test
        void a_message_or_a_join_puts_it_off() {
            Rejection message = DECISIONS
                    .given(room(), ringing(), answered(), line(FIRST, BOB, false, in(300)))
                    .when(look(in(610)))
                    .rejected("not-yet", "at");
            assertThat(((Rejection.NotYet) message).until()).isEqualTo(in(900));
            Rejection join = DECISIONS
                    .given(room(), ringing(), answered(), joins(CYD, in(400)))
                    .when(look(in(610)))
                    .rejected("not-yet", "at");
            assertThat(((Rejection.NotYet) join).until()).isEqualTo(in(1_000));
        }

        @Test
        void whether_a_long_chat_is_quiet_depends_on_no_retraction_of_its_lines() {
            EndQuietChatHandler handler = new EndQuietChatHandler();
            CallScene scene = Stream.of(ringing(), answered())
                    .flatMap(List::stream)
                    .map(DuplexEvent.class::cast)
                    .reduce(handler.initial(), handler::evolve, (_, later) -> later);
            for (int n = 0; n < 20_000; n++) {
                scene = handler.evolve(scene, line(id("line " + n), n % 2 == 0 ? ANN : BOB, false, in(11 + n)));
            }
            EndQuietChat look = look(in(30_000));
            assertThat(handler.further(look, scene)).isEqualTo(Boundary.of(EventTag.call(CALL), MessageSent.class));
            assertThat(scene.written().waitingFor(ANN)).contains(id("line 19999"));
            assertThat(scene.written().waitingFor(BOB)).contains(id("line 19998"));
        }

        @Test
        void a_chat_that_rings_still_or_is_over_and_a_call_with_voice_have_no_quiet_time() {
            DECISIONS.given(room(), ringing()).when(look(in(610))).nothing();
            DECISIONS
                    .given(room(), ringing(), answered())
                    .after(look(in(610)))
                    .when(look(in(611)))
                    .nothing();
            DECISIONS
                    .given(room())
                    .after(start(BOB))
                    .after(answer(BOB, in(3)))
                    .when(look(in(610)))
                    .nothing();
        }
    }

    @Nested
    class Becoming {

        private static StartCall video(Optional<List<UUID>> ring) {
            return Starts.another(start(), VIDEO, Media.VIDEO, ring, in(60));
        }

        private static CallStarted videoStarted(UUID... ring) {
            return new CallStarted(
                    WORKSPACE, ROOM, VIDEO, Media.VIDEO, List.of(ring), false, null, null, null, ANN, in(60));
        }

        private static CallJoined starterJoins() {
            return new CallJoined(WORKSPACE, ROOM, VIDEO, ANN, Media.VIDEO, null, ANN, in(60));
        }

        private static CallRung rings(UUID person) {
            return new CallRung(WORKSPACE, ROOM, VIDEO, person, ANN, in(60));
        }

        @Test
        void a_call_takes_the_place_of_a_live_chat_and_rings_its_people() {
            DECISIONS
                    .given(room(), ringing(), answered(), new CallRung(WORKSPACE, ROOM, CALL, CYD, ANN, in(20)))
                    .when(video(Optional.empty()))
                    .events(
                            ringCancelled(CYD, ANN, in(60)),
                            putOut(ANN, ANN, in(60)),
                            putOut(BOB, ANN, in(60)),
                            ends(EndReason.ESCALATED, ANN, in(60)),
                            videoStarted(BOB, CYD),
                            starterJoins(),
                            rings(BOB),
                            rings(CYD));
        }

        @Test
        void it_rings_whom_it_names_instead() {
            DECISIONS
                    .given(room(), ringing(), answered())
                    .when(video(Optional.of(List.of(CYD))))
                    .events(
                            putOut(ANN, ANN, in(60)),
                            putOut(BOB, ANN, in(60)),
                            ends(EndReason.ESCALATED, ANN, in(60)),
                            videoStarted(CYD),
                            starterJoins(),
                            rings(CYD));
        }

        @Test
        void starting_it_again_changes_nothing() {
            DECISIONS
                    .given(room(), ringing(), answered())
                    .after(video(Optional.empty()))
                    .when(video(Optional.empty()))
                    .nothing();
        }

        @Test
        void a_chat_takes_the_place_of_nothing() {
            var second = Starts.another(chat(), VIDEO, Media.TEXT, Optional.empty(), in(60));
            DECISIONS.given(room(), ringing()).when(second).conflicts("call-in-progress", "conversation", CALL);
            DECISIONS.given(room()).after(start(BOB)).when(second).conflicts("call-in-progress", "conversation", CALL);
        }

        @Test
        void who_is_in_another_call_ends_no_chat_by_starting_one() {
            UUID elsewhere = id("elsewhere");
            DECISIONS
                    .given(room(), ringing(), started(OTHER_ROOM, ConversationKind.GROUP, ANN))
                    .after(Calls.start(OTHER_ROOM, elsewhere, Media.VOICE, Optional.empty(), null, ANN, in(20)))
                    .when(video(Optional.empty()))
                    .conflicts("busy-elsewhere", "Duplex-Person", elsewhere);
        }
    }

    @Nested
    class Busy {

        private final UUID elsewhere = id("elsewhere");

        @Test
        void who_is_in_a_call_answers_and_starts_live_chats() {
            var call = Calls.start(OTHER_ROOM, elsewhere, Media.VOICE, Optional.empty(), null, BOB, in(5));
            DECISIONS
                    .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, BOB))
                    .after(chat(BOB))
                    .after(call)
                    .when(answer(BOB, in(10)))
                    .events(answers(BOB, in(10)), joins(BOB, in(10)));
        }

        @Test
        void who_is_in_live_chats_starts_and_answers_calls() {
            var other = Calls.start(OTHER_ROOM, elsewhere, Media.TEXT, Optional.empty(), null, BOB, in(5));
            DECISIONS
                    .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, BOB))
                    .after(start(BOB))
                    .after(other)
                    .when(answer(BOB, in(10)))
                    .events(answers(BOB, in(10)), Calls.joins(BOB, in(10)));
        }
    }
}

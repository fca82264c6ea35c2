package dev.duplex.command.call;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.NOWHERE;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.note;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;
import static dev.duplex.command.call.Calls.CALL;
import static dev.duplex.command.call.Calls.DECISIONS;
import static dev.duplex.command.call.Calls.QUESTION;
import static dev.duplex.command.call.Calls.callStarted;
import static dev.duplex.command.call.Calls.end;
import static dev.duplex.command.call.Calls.joins;
import static dev.duplex.command.call.Calls.leave;
import static dev.duplex.command.call.Calls.rings;
import static dev.duplex.command.call.Calls.room;
import static dev.duplex.command.call.Calls.start;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartCallTest {

    private static final UUID OTHER_CALL = id("other call");

    @Test
    void a_participant_starts_a_call_and_rings_others() {
        DECISIONS
                .given(room())
                .when(start(BOB, CYD))
                .events(callStarted(null, BOB, CYD), joins(ANN, NOW), rings(BOB), rings(CYD));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECT")
    void a_call_that_names_nobody_rings_nobody(ConversationKind kind) {
        DECISIONS
                .given(room(kind, ANN, BOB))
                .when(Calls.start(ROOM, CALL, Media.VOICE, Optional.empty(), null, ANN, NOW))
                .events(callStarted(null), joins(ANN, NOW));
    }

    @Test
    void in_a_direct_conversation_the_other_is_rung_where_nobody_is_named() {
        DECISIONS
                .given(room(ConversationKind.DIRECT, ANN, BOB))
                .when(Calls.start(ROOM, CALL, Media.VOICE, Optional.empty(), null, ANN, NOW))
                .events(callStarted(null, BOB), joins(ANN, NOW), rings(BOB));
    }

    @Test
    void a_call_in_a_direct_conversation_rings_nobody_where_an_empty_list_is_named() {
        DECISIONS
                .given(room(ConversationKind.DIRECT, ANN, BOB))
                .when(start())
                .events(callStarted(null), joins(ANN, NOW));
    }

    @Test
    void nobody_rings_himself_and_everybody_once() {
        DECISIONS.given(room()).when(start(ANN, BOB, BOB)).events(callStarted(null, BOB), joins(ANN, NOW), rings(BOB));
    }

    @Test
    void a_call_grows_out_of_a_message() {
        DECISIONS
                .given(room())
                .when(Calls.escalate(QUESTION, BOB))
                .events(
                        new ConversationEscalated(WORKSPACE, ROOM, QUESTION, CALL, List.of(BOB), null, ANN, NOW),
                        callStarted(QUESTION, BOB),
                        joins(ANN, NOW),
                        rings(BOB));
    }

    @Test
    void a_call_grows_out_of_a_message_of_its_own_conversation() {
        DECISIONS.given(room()).when(Calls.escalate(id("nothing"), BOB)).rejected("unknown-message", "escalatedFrom");
        DECISIONS
                .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, ANN), sent(OTHER_ROOM, id("there"), ANN))
                .when(Calls.escalate(id("there"), BOB))
                .rejected("unknown-message", "escalatedFrom");
    }

    @Test
    void a_customers_call_grows_out_of_no_private_note() {
        UUID dora = id("dora the customer");
        List<DuplexEvent> room = room(ConversationKind.GROUP, ANN, BOB, dora);
        room.add(joined(WORKSPACE, dora, PersonKind.CUSTOMER));
        room.add(note(ROOM, id("note"), ANN));
        DECISIONS
                .given(room)
                .when(Starts.by(Calls.escalate(id("note")), dora))
                .rejected("unknown-message", "escalatedFrom");
    }

    @Test
    void no_call_starts_in_a_closed_conversation() {
        DECISIONS
                .given(room(), new ConversationClosed(WORKSPACE, ROOM, null, ANN, NOW))
                .when(start(BOB))
                .conflicts("conversation-closed", "conversation", ROOM);
    }

    @Test
    void only_a_participant_calls() {
        DECISIONS.given(room(), left(ROOM, ANN)).when(start(BOB)).rejected("not-a-participant", "Duplex-Person");
        DECISIONS
                .given(room())
                .when(Calls.start(ROOM, CALL, Media.VOICE, Optional.empty(), null, STRANGER, NOW))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void only_participants_are_rung() {
        DECISIONS.given(room()).when(start(BOB, STRANGER)).rejected("not-a-participant", "ring");
        DECISIONS.given(room(), left(ROOM, BOB)).when(start(BOB)).rejected("not-a-participant", "ring");
    }

    @Test
    void a_conversation_that_nobody_started_is_unknown() {
        DECISIONS
                .given(room())
                .when(Calls.start(NOWHERE, CALL, Media.VOICE, Optional.empty(), null, ANN, NOW))
                .rejected("unknown-conversation", "conversation");
    }

    @Test
    void a_conversation_has_one_active_call() {
        DECISIONS
                .given(room())
                .after(start(CYD))
                .when(Calls.start(ROOM, OTHER_CALL, Media.VIDEO, Optional.empty(), null, BOB, NOW))
                .conflicts("call-in-progress", "conversation", CALL);
    }

    @Test
    void a_conversation_has_another_call_when_the_first_has_ended() {
        DECISIONS
                .given(room())
                .after(start(CYD))
                .after(end(ANN, in(5)))
                .when(Calls.start(ROOM, OTHER_CALL, Media.VIDEO, Optional.empty(), null, BOB, in(10)))
                .events(
                        new CallStarted(
                                WORKSPACE,
                                ROOM,
                                OTHER_CALL,
                                Media.VIDEO,
                                List.of(),
                                false,
                                null,
                                null,
                                null,
                                BOB,
                                in(10)),
                        new CallJoined(WORKSPACE, ROOM, OTHER_CALL, BOB, Media.VIDEO, null, BOB, in(10)));
    }

    @Test
    void who_is_in_a_call_starts_no_other_in_another_conversation() {
        DECISIONS
                .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, ANN, BOB))
                .after(start(BOB))
                .when(Calls.start(OTHER_ROOM, OTHER_CALL, Media.VOICE, Optional.empty(), null, ANN, in(5)))
                .conflicts("busy-elsewhere", "Duplex-Person", CALL);
    }

    @Test
    void who_left_a_call_or_is_only_rung_by_one_starts_another() {
        DECISIONS
                .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, ANN, BOB))
                .after(start())
                .after(leave(ANN, in(1)))
                .when(Calls.start(OTHER_ROOM, OTHER_CALL, Media.VOICE, Optional.empty(), null, ANN, in(5)))
                .events(
                        new CallStarted(
                                WORKSPACE,
                                OTHER_ROOM,
                                OTHER_CALL,
                                Media.VOICE,
                                List.of(),
                                false,
                                null,
                                null,
                                null,
                                ANN,
                                in(5)),
                        new CallJoined(WORKSPACE, OTHER_ROOM, OTHER_CALL, ANN, Media.VOICE, null, ANN, in(5)));
        DECISIONS
                .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, ANN, BOB))
                .after(start(BOB))
                .when(Calls.start(OTHER_ROOM, OTHER_CALL, Media.VOICE, Optional.empty(), null, BOB, in(5)))
                .events(
                        new CallStarted(
                                WORKSPACE,
                                OTHER_ROOM,
                                OTHER_CALL,
                                Media.VOICE,
                                List.of(),
                                false,
                                null,
                                null,
                                null,
                                BOB,
                                in(5)),
                        new CallJoined(WORKSPACE, OTHER_ROOM, OTHER_CALL, BOB, Media.VOICE, null, BOB, in(5)));
    }

    @Test
    void starting_it_again_with_the_same_content_answers_like_the_first_time_also_when_it_has_ended() {
        var again = Calls.start(ROOM, CALL, Media.VOICE, Optional.of(List.of(CYD, BOB)), null, ANN, in(60));
        DECISIONS.given(room()).after(start(BOB, CYD)).when(again).nothing();
        DECISIONS
                .given(room())
                .after(start(BOB, CYD))
                .after(end(ANN, in(5)))
                .when(again)
                .nothing();
    }

    @Test
    void an_id_that_was_used_with_other_content_is_taken() {
        for (StartCall other : List.of(
                start(BOB),
                Calls.escalate(QUESTION, BOB, CYD),
                Calls.start(ROOM, CALL, Media.VIDEO, Optional.of(List.of(BOB, CYD)), null, ANN, NOW),
                Calls.start(OTHER_ROOM, CALL, Media.VOICE, Optional.of(List.of(BOB, CYD)), null, ANN, NOW))) {
            DECISIONS
                    .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, ANN, BOB, CYD))
                    .after(start(BOB, CYD))
                    .when(other)
                    .conflicts("id-taken", "id", CALL);
        }
    }
}

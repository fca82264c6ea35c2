package dev.duplex.command.replylater;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ann called, and Bob missed it. */
class DropCallDeferralTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(ReplyLaterController.dropCallDeferral());
    private static final UUID CALL = id("call");
    private static final UUID QUESTION = id("question");

    private static List<DuplexEvent> room() {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB, CYD));
        events.add(sent(ROOM, QUESTION, ANN));
        events.add(
                new CallStarted(WORKSPACE, ROOM, CALL, Media.VOICE, List.of(BOB), false, null, null, null, ANN, THEN));
        return events;
    }

    private static ReplyDeferred owes(UUID person, UUID message, UUID call) {
        return new ReplyDeferred(WORKSPACE, ROOM, message, call, person, null, null, null, THEN);
    }

    private static ReplyDeferralDropped dropped(UUID message, UUID call) {
        return new ReplyDeferralDropped(WORKSPACE, ROOM, message, call, BOB, DropReason.WITHDRAWN, null, BOB, NOW);
    }

    private static DropCallDeferral drop(UUID person) {
        return new DropCallDeferral(CALL, person, NOW);
    }

    @Test
    void what_is_owed_for_a_call_is_dropped_and_what_is_owed_for_another_one_is_not() {
        DECISIONS
                .given(room(), owes(BOB, null, id("another call")), owes(BOB, null, CALL), owes(CYD, null, CALL))
                .when(drop(BOB))
                .events(dropped(null, CALL));
    }

    @Test
    void what_is_owed_for_the_message_that_a_call_grew_out_of_is_dropped() {
        DECISIONS.given(room(), owes(BOB, QUESTION, CALL)).when(drop(BOB)).events(dropped(QUESTION, CALL));
    }

    @Test
    void dropping_it_again_changes_nothing() {
        DECISIONS
                .given(room(), owes(BOB, null, CALL), dropped(null, CALL))
                .when(drop(BOB))
                .nothing();
    }

    @Test
    void who_owes_nothing_for_it_drops_nothing() {
        DECISIONS.given(room(), owes(BOB, null, CALL)).when(drop(CYD)).conflicts("nothing-owed", "call", CALL);
        DECISIONS.given(people()).when(drop(BOB)).rejected("unknown-call", "call");
        DECISIONS
                .given(room(), owes(BOB, null, CALL), left(ROOM, BOB))
                .when(drop(BOB))
                .rejected("not-a-participant", "Duplex-Person");
    }
}

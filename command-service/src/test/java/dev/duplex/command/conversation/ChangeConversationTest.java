package dev.duplex.command.conversation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.NOWHERE;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.conversation.ChangeConversation.CloseConversation;
import dev.duplex.command.conversation.ChangeConversation.RenameConversation;
import dev.duplex.command.conversation.ChangeConversation.ReopenConversation;
import dev.duplex.command.conversation.ChangeParticipant.AddParticipant;
import dev.duplex.command.conversation.ChangeParticipant.RemoveParticipant;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ReopenReason;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeConversationTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            ConversationController.renameConversation(),
            ConversationController.closeConversation(),
            ConversationController.reopenConversation(),
            ParticipantController.addParticipant(),
            ParticipantController.removeParticipant());

    @Test
    void a_conversation_gets_another_subject_and_the_same_one_changes_nothing() {
        DECISIONS
                .given(room(ConversationKind.GROUP))
                .when(rename("Plans", BOB))
                .events(new ConversationRenamed(WORKSPACE, ROOM, "Plans", BOB, NOW));
        DECISIONS
                .given(room(ConversationKind.GROUP))
                .after(rename("Plans", BOB))
                .when(rename("Plans", ANN))
                .nothing();
        DECISIONS
                .given(room(ConversationKind.GROUP))
                .after(rename("Plans", BOB))
                .after(rename("Other plans", BOB))
                .when(rename("Plans", ANN))
                .events(new ConversationRenamed(WORKSPACE, ROOM, "Plans", ANN, NOW));
    }

    @Test
    void closing_it_again_changes_nothing_whatever_the_reason() {
        DECISIONS
                .given(room(ConversationKind.INQUIRY))
                .when(close("Solved", ANN))
                .events(new ConversationClosed(WORKSPACE, ROOM, "Solved", ANN, NOW));
        DECISIONS
                .given(room(ConversationKind.INQUIRY))
                .after(close("Solved", ANN))
                .when(close(null, BOB))
                .nothing();
    }

    @Test
    void a_closed_conversation_is_reopened_and_an_open_one_is_so_already() {
        DECISIONS
                .given(room(ConversationKind.GROUP))
                .after(close(null, ANN))
                .when(reopen(BOB))
                .events(new ConversationReopened(WORKSPACE, ROOM, ReopenReason.REQUESTED, BOB, NOW));
        DECISIONS.given(room(ConversationKind.GROUP)).when(reopen(BOB)).nothing();
    }

    @Test
    void nobody_is_added_to_a_closed_conversation_but_people_may_leave_it() {
        List<DuplexEvent> closed = room(ConversationKind.CHANNEL);
        closed.add(new ConversationClosed(WORKSPACE, ROOM, null, ANN, THEN));
        DECISIONS
                .given(closed)
                .when(new AddParticipant(ROOM, CYD, null, ANN, NOW))
                .conflicts("conversation-closed", "conversation", ROOM);
        DECISIONS
                .given(closed)
                .when(new AddParticipant(ROOM, CYD, null, CYD, NOW))
                .conflicts("conversation-closed", "conversation", ROOM);
        DECISIONS
                .given(closed)
                .when(new RemoveParticipant(ROOM, BOB, BOB, NOW))
                .events(new ParticipantLeft(WORKSPACE, ROOM, BOB, BOB, NOW));
        DECISIONS
                .given(closed)
                .when(rename("Archived", BOB))
                .events(new ConversationRenamed(WORKSPACE, ROOM, "Archived", BOB, NOW));
    }

    @Test
    void a_direct_conversation_is_neither_named_nor_closed() {
        DECISIONS
                .given(room(ConversationKind.DIRECT))
                .when(rename("Us", ANN))
                .conflicts("fixed-conversation", "subject", ROOM);
        DECISIONS
                .given(room(ConversationKind.DIRECT))
                .when(close(null, ANN))
                .conflicts("fixed-conversation", "conversation", ROOM);
    }

    @Test
    void who_does_not_take_part_changes_nothing_of_it() {
        for (Object change : List.of(rename("Plans", CYD), close(null, CYD), reopen(CYD))) {
            DECISIONS.given(room(ConversationKind.GROUP)).when(change).rejected("not-a-participant", "Duplex-Person");
        }
        DECISIONS
                .given(room(ConversationKind.GROUP), left(ROOM, BOB))
                .when(close(null, BOB))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void a_conversation_that_nobody_started_is_unknown() {
        for (Object change : List.of(
                new RenameConversation(NOWHERE, "Plans", null, NOW),
                new CloseConversation(NOWHERE, null, ANN, NOW),
                new ReopenConversation(NOWHERE, ANN, NOW))) {
            DECISIONS.given(people()).when(change).rejected("unknown-conversation", "conversation");
        }
    }

    private static List<DuplexEvent> room(ConversationKind kind) {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, kind, ANN, BOB));
        return events;
    }

    private static RenameConversation rename(String subject, UUID by) {
        return new RenameConversation(ROOM, subject, by, NOW);
    }

    private static CloseConversation close(String reason, UUID by) {
        return new CloseConversation(ROOM, reason, by, NOW);
    }

    private static ReopenConversation reopen(UUID by) {
        return new ReopenConversation(ROOM, by, NOW);
    }
}

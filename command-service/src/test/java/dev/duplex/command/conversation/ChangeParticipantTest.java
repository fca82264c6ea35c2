package dev.duplex.command.conversation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.NOWHERE;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.Acme;
import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.conversation.ChangeParticipant.AddParticipant;
import dev.duplex.command.conversation.ChangeParticipant.RemoveParticipant;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.people.PersonKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeParticipantTest {

    private static final DecisionFixture DECISIONS =
            DecisionFixture.of(ParticipantController.addParticipant(), ParticipantController.removeParticipant());

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECT")
    void a_participant_adds_another(ConversationKind kind) {
        DECISIONS.given(people(), started(ROOM, kind, ANN)).when(add(BOB, ANN)).events(added(BOB, ANN));
    }

    @Test
    void an_operator_adds_anybody_of_the_workspace() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN))
                .when(add(BOB, null))
                .events(added(BOB, null));
    }

    @Test
    void adding_somebody_who_takes_part_changes_nothing() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN, BOB))
                .when(add(BOB, ANN))
                .nothing();
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.DIRECT, ANN, BOB))
                .when(add(BOB, ANN))
                .nothing();
    }

    @Test
    void who_left_can_be_added_again() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN, BOB), left(ROOM, BOB))
                .when(add(BOB, ANN))
                .events(added(BOB, ANN));
    }

    @Test
    void who_does_not_take_part_adds_nobody() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN))
                .when(add(BOB, CYD))
                .rejected("not-a-participant", "Duplex-Person");
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN, BOB), left(ROOM, BOB))
                .when(add(CYD, BOB))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void anybody_of_the_workspace_joins_a_channel_alone() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.CHANNEL, ANN))
                .when(add(BOB, BOB))
                .events(added(BOB, BOB));
    }

    @Test
    void a_customer_is_brought_into_a_channel_but_does_not_join_it_alone() {
        UUID customer = Acme.id("customer");
        List<DuplexEvent> channel = new ArrayList<>(people());
        channel.add(Acme.joined(WORKSPACE, customer, PersonKind.CUSTOMER));
        channel.addAll(started(ROOM, ConversationKind.CHANNEL, ANN));
        DECISIONS.given(channel).when(add(customer, customer)).rejected("not-a-participant", "Duplex-Person");
        DECISIONS.given(channel).when(add(customer, ANN)).events(added(customer, ANN));
    }

    @Test
    void who_is_rung_or_in_a_call_of_the_conversation_is_not_taken_out_of_it() {
        UUID call = Acme.id("call");
        List<DuplexEvent> ringing = new ArrayList<>(people());
        ringing.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB));
        ringing.add(new CallRung(WORKSPACE, ROOM, call, BOB, ANN, NOW));
        DECISIONS.given(ringing).when(remove(BOB, ANN)).conflicts("in-call", "participant", call);
        ringing.add(new CallMissed(WORKSPACE, ROOM, call, BOB, null, NOW));
        DECISIONS.given(ringing).when(remove(BOB, ANN)).events(new ParticipantLeft(WORKSPACE, ROOM, BOB, ANN, NOW));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHANNEL")
    void nobody_joins_anything_but_a_channel_alone(ConversationKind kind) {
        DECISIONS
                .given(people(), started(ROOM, kind, ANN, CYD))
                .when(add(BOB, BOB))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void people_of_another_workspace_neither_join_nor_are_added() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.CHANNEL, ANN))
                .when(add(STRANGER, STRANGER))
                .rejected("unknown-person", "participant");
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.CHANNEL, ANN))
                .when(add(STRANGER, ANN))
                .rejected("unknown-person", "participant");
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.CHANNEL, ANN))
                .when(add(STRANGER, null))
                .rejected("unknown-person", "participant");
    }

    @Test
    void the_people_of_a_direct_conversation_never_change() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.DIRECT, ANN, BOB))
                .when(add(CYD, ANN))
                .conflicts("fixed-participants", "participant", ROOM);
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.DIRECT, ANN, BOB))
                .when(remove(ANN, ANN))
                .conflicts("fixed-participants", "participant", ROOM);
    }

    @Test
    void a_participant_leaves_and_leaving_again_changes_nothing() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN, BOB))
                .when(remove(BOB, BOB))
                .events(new ParticipantLeft(WORKSPACE, ROOM, BOB, BOB, NOW));
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN, BOB))
                .after(remove(BOB, BOB))
                .when(remove(BOB, BOB))
                .nothing();
    }

    @Test
    void a_participant_removes_another_and_removing_again_changes_nothing() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN, BOB))
                .when(remove(BOB, ANN))
                .events(new ParticipantLeft(WORKSPACE, ROOM, BOB, ANN, NOW));
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN, BOB), left(ROOM, BOB))
                .when(remove(BOB, ANN))
                .nothing();
    }

    @Test
    void who_does_not_take_part_removes_nobody() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN, BOB))
                .when(remove(BOB, CYD))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void who_never_took_part_cannot_be_removed() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.GROUP, ANN))
                .when(remove(BOB, ANN))
                .rejected("unknown-participant", "participant");
    }

    @Test
    void a_conversation_that_nobody_started_is_unknown() {
        DECISIONS
                .given(people())
                .when(new AddParticipant(NOWHERE, BOB, ParticipantRole.MEMBER, null, NOW))
                .rejected("unknown-conversation", "conversation");
        DECISIONS
                .given(people())
                .when(new RemoveParticipant(NOWHERE, BOB, null, NOW))
                .rejected("unknown-conversation", "conversation");
    }

    private static AddParticipant add(UUID person, UUID by) {
        return new AddParticipant(ROOM, person, ParticipantRole.MEMBER, by, NOW);
    }

    private static RemoveParticipant remove(UUID person, UUID by) {
        return new RemoveParticipant(ROOM, person, by, NOW);
    }

    private static ParticipantAdded added(UUID person, UUID by) {
        return new ParticipantAdded(WORKSPACE, ROOM, person, ParticipantRole.MEMBER, by, NOW);
    }
}

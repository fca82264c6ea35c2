package dev.duplex.command.conversation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.NOWHERE;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.conversation.ChangeParticipant.AddParticipant;
import dev.duplex.command.conversation.ChangeParticipant.ChangeRole;
import dev.duplex.command.conversation.ChangeParticipant.RemoveParticipant;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnershipTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            ParticipantController.addParticipant(),
            ParticipantController.removeParticipant(),
            ParticipantController.changeRole());

    @Test
    void an_owner_makes_another_one_and_may_then_step_down() {
        DECISIONS
                .given(group(ANN, BOB))
                .when(role(BOB, ParticipantRole.OWNER, ANN))
                .events(changed(BOB, ParticipantRole.OWNER, ANN));
        DECISIONS
                .given(group(ANN, BOB))
                .after(role(BOB, ParticipantRole.OWNER, ANN))
                .when(role(ANN, ParticipantRole.MEMBER, ANN))
                .events(changed(ANN, ParticipantRole.MEMBER, ANN));
    }

    @Test
    void stepping_down_again_changes_nothing_though_the_person_may_change_roles_no_more() {
        DECISIONS
                .given(group(ANN, BOB))
                .after(role(BOB, ParticipantRole.OWNER, ANN))
                .after(role(ANN, ParticipantRole.MEMBER, ANN))
                .when(role(ANN, ParticipantRole.MEMBER, ANN))
                .nothing();
    }

    @Test
    void the_last_owner_does_not_step_down() {
        DECISIONS
                .given(group(ANN, BOB))
                .when(role(ANN, ParticipantRole.GUEST, ANN))
                .conflicts("last-owner", "role", ROOM);
        DECISIONS
                .given(group(ANN, BOB))
                .after(role(BOB, ParticipantRole.OWNER, ANN))
                .after(remove(BOB, BOB))
                .when(role(ANN, ParticipantRole.MEMBER, null))
                .conflicts("last-owner", "role", ROOM);
    }

    @Test
    void where_the_last_owner_leaves_it_belongs_to_the_member_who_has_been_there_longest() {
        DECISIONS
                .given(group(ANN, BOB, CYD))
                .when(remove(ANN, ANN))
                .events(gone(ANN, ANN), changed(BOB, ParticipantRole.OWNER, ANN));
        DECISIONS
                .given(group(ANN, BOB, CYD))
                .after(remove(BOB, BOB))
                .after(add(BOB, null, ANN))
                .when(remove(ANN, ANN))
                .events(gone(ANN, ANN), changed(CYD, ParticipantRole.OWNER, ANN));
        DECISIONS
                .given(group(ANN, BOB, CYD))
                .after(role(BOB, ParticipantRole.GUEST, ANN))
                .when(remove(ANN, null))
                .events(gone(ANN, null), changed(CYD, ParticipantRole.OWNER, null));
    }

    @Test
    void a_guest_owns_it_where_only_guests_stay() {
        DECISIONS
                .given(group(ANN, BOB))
                .after(role(BOB, ParticipantRole.GUEST, ANN))
                .when(remove(ANN, ANN))
                .events(gone(ANN, ANN), changed(BOB, ParticipantRole.OWNER, ANN));
    }

    @Test
    void an_owner_who_is_not_the_last_one_leaves_and_so_does_the_last_person() {
        DECISIONS
                .given(group(ANN, BOB, CYD))
                .after(role(CYD, ParticipantRole.OWNER, ANN))
                .when(remove(ANN, ANN))
                .events(gone(ANN, ANN));
        DECISIONS.given(group(ANN)).when(remove(ANN, ANN)).events(gone(ANN, ANN));
    }

    @Test
    void people_are_added_with_a_role_and_only_by_an_owner_as_an_owner() {
        DECISIONS
                .given(group(ANN, BOB))
                .when(add(CYD, ParticipantRole.GUEST, BOB))
                .events(new ParticipantAdded(WORKSPACE, ROOM, CYD, ParticipantRole.GUEST, BOB, NOW));
        DECISIONS
                .given(group(ANN, BOB))
                .when(add(CYD, ParticipantRole.OWNER, ANN))
                .events(new ParticipantAdded(WORKSPACE, ROOM, CYD, ParticipantRole.OWNER, ANN, NOW));
        DECISIONS
                .given(group(ANN, BOB))
                .when(add(CYD, ParticipantRole.OWNER, BOB))
                .rejected("not-permitted", "Duplex-Person");
    }

    @Test
    void nobody_joins_a_channel_as_its_owner() {
        List<DuplexEvent> channel = new ArrayList<>(people());
        channel.addAll(started(ROOM, ConversationKind.CHANNEL, ANN));
        DECISIONS.given(channel).when(add(CYD, ParticipantRole.OWNER, CYD)).rejected("not-permitted", "Duplex-Person");
    }

    @Test
    void adding_again_leaves_the_role_alone_and_says_so_where_another_one_is_asked_for() {
        DECISIONS
                .given(group(ANN, BOB))
                .after(role(BOB, ParticipantRole.GUEST, ANN))
                .when(add(BOB, null, ANN))
                .nothing();
        DECISIONS
                .given(group(ANN, BOB))
                .when(add(BOB, ParticipantRole.GUEST, ANN))
                .conflicts("already-there", "role", ROOM);
    }

    @Test
    void only_participants_have_roles() {
        DECISIONS
                .given(group(ANN, BOB))
                .when(role(CYD, ParticipantRole.GUEST, ANN))
                .rejected("unknown-participant", "participant");
        DECISIONS
                .given(group(ANN, BOB))
                .when(role(BOB, ParticipantRole.GUEST, CYD))
                .rejected("not-a-participant", "Duplex-Person");
        DECISIONS
                .given(people())
                .when(new ChangeRole(NOWHERE, BOB, ParticipantRole.GUEST, ANN, NOW))
                .rejected("unknown-conversation", "conversation");
    }

    @Test
    void the_roles_of_a_direct_conversation_never_change() {
        List<DuplexEvent> direct = new ArrayList<>(people());
        direct.addAll(started(ROOM, ConversationKind.DIRECT, ANN, BOB));
        DECISIONS
                .given(direct)
                .when(role(BOB, ParticipantRole.OWNER, ANN))
                .conflicts("fixed-participants", "participant", ROOM);
    }

    private static List<DuplexEvent> group(UUID... participants) {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, ConversationKind.GROUP, participants));
        return events;
    }

    private static AddParticipant add(UUID person, ParticipantRole role, UUID by) {
        return new AddParticipant(ROOM, person, role, by, NOW);
    }

    private static RemoveParticipant remove(UUID person, UUID by) {
        return new RemoveParticipant(ROOM, person, by, NOW);
    }

    private static ChangeRole role(UUID person, ParticipantRole role, UUID by) {
        return new ChangeRole(ROOM, person, role, by, NOW);
    }

    private static ParticipantRoleChanged changed(UUID person, ParticipantRole role, UUID by) {
        return new ParticipantRoleChanged(WORKSPACE, ROOM, person, role, by, NOW);
    }

    private static ParticipantLeft gone(UUID person, UUID by) {
        return new ParticipantLeft(WORKSPACE, ROOM, person, by, NOW);
    }
}

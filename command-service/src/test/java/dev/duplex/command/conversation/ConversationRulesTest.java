package dev.duplex.command.conversation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.people;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.conversation.ChangeConversation.CloseConversation;
import dev.duplex.command.conversation.ChangeConversation.RenameConversation;
import dev.duplex.command.conversation.ChangeConversation.ReopenConversation;
import dev.duplex.command.conversation.ChangeParticipant.AddParticipant;
import dev.duplex.command.conversation.ChangeParticipant.ChangeRole;
import dev.duplex.command.conversation.ChangeParticipant.RemoveParticipant;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.conversation.ReopenReason;
import dev.duplex.events.people.PersonKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of who may do what. */
class ConversationRulesTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            ConversationController.renameConversation(),
            ConversationController.closeConversation(),
            ConversationController.reopenConversation(),
            ParticipantController.addParticipant(),
            ParticipantController.removeParticipant(),
            ParticipantController.changeRole());
    private static final UUID KIM = id("kim, a customer");
    private static final UUID LEE = id("lee, a customer whose question it is");
    private static final UUID DAN = id("dan, who is not there");
    private static final UUID EVE = id("eve, to whom it is done");

    @ParameterizedTest(name = "{1} of {0}: owner {2}, member {3}, guest {4}, customer {5}, who asks {6}")
    @CsvSource({
        "CHANNEL, ADD,           yes, yes, no, no, no",
        "GROUP,   ADD,           yes, yes, no, no, no",
        "INQUIRY, ADD,           yes, yes, no, no, no",
        "REVIEW,  ADD,           yes, yes, no, no, no",
        "CHANNEL, RENAME,        yes, yes, no, no, no",
        "GROUP,   RENAME,        yes, yes, no, no, no",
        "INQUIRY, RENAME,        yes, yes, no, no, no",
        "REVIEW,  RENAME,        yes, yes, no, no, no",
        "CHANNEL, CLOSE,         yes, yes, no, no, no",
        "GROUP,   CLOSE,         yes, yes, no, no, no",
        "INQUIRY, CLOSE,         yes, yes, no, no, yes",
        "REVIEW,  CLOSE,         yes, yes, no, no, no",
        "CHANNEL, REOPEN,        yes, yes, no, no, no",
        "GROUP,   REOPEN,        yes, yes, no, no, no",
        "INQUIRY, REOPEN,        yes, yes, no, no, yes",
        "REVIEW,  REOPEN,        yes, yes, no, no, no",
        "CHANNEL, CHANGE_ROLES,  yes, no,  no, no, no",
        "GROUP,   CHANGE_ROLES,  yes, no,  no, no, no",
        "INQUIRY, CHANGE_ROLES,  yes, yes, no, no, no",
        "REVIEW,  CHANGE_ROLES,  yes, yes, no, no, no",
        "CHANNEL, REMOVE_OTHERS, yes, no,  no, no, no",
        "GROUP,   REMOVE_OTHERS, yes, no,  no, no, no",
        "INQUIRY, REMOVE_OTHERS, yes, yes, no, no, no",
        "REVIEW,  REMOVE_OTHERS, yes, yes, no, no, no"
    })
    void who_may_do_what(
            ConversationKind kind, Act act, String owner, String member, String guest, String customer, String asks) {
        check(kind, act, ANN, owner);
        check(kind, act, BOB, member);
        check(kind, act, CYD, guest);
        check(kind, act, KIM, customer);
        check(kind, act, LEE, asks);
        check(kind, act, null, "yes");
    }

    private static void check(ConversationKind kind, Act act, UUID by, String may) {
        var then = DECISIONS.given(room(kind, act == Act.REOPEN)).when(command(act, by));
        if (may.equals("yes")) {
            then.events(event(act, by));
        } else {
            then.rejected("not-permitted", "Duplex-Person");
        }
    }

    private static Object command(Act act, UUID by) {
        return switch (act) {
            case ADD -> new AddParticipant(ROOM, DAN, null, by, NOW);
            case RENAME -> new RenameConversation(ROOM, "Plans", by, NOW);
            case CLOSE -> new CloseConversation(ROOM, "Done", by, NOW);
            case REOPEN -> new ReopenConversation(ROOM, by, NOW);
            case CHANGE_ROLES -> new ChangeRole(ROOM, EVE, ParticipantRole.GUEST, by, NOW);
            case REMOVE_OTHERS -> new RemoveParticipant(ROOM, EVE, by, NOW);
        };
    }

    private static DuplexEvent event(Act act, UUID by) {
        return switch (act) {
            case ADD -> new ParticipantAdded(WORKSPACE, ROOM, DAN, ParticipantRole.MEMBER, by, NOW);
            case RENAME -> new ConversationRenamed(WORKSPACE, ROOM, "Plans", by, NOW);
            case CLOSE -> new ConversationClosed(WORKSPACE, ROOM, "Done", by, NOW);
            case REOPEN -> new ConversationReopened(WORKSPACE, ROOM, ReopenReason.REQUESTED, by, NOW);
            case CHANGE_ROLES -> new ParticipantRoleChanged(WORKSPACE, ROOM, EVE, ParticipantRole.GUEST, by, NOW);
            case REMOVE_OTHERS -> new ParticipantLeft(WORKSPACE, ROOM, EVE, by, NOW);
        };
    }

    private static List<DuplexEvent> room(ConversationKind kind, boolean closed) {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.add(joined(DAN));
        events.add(joined(EVE));
        events.add(joined(WORKSPACE, KIM, PersonKind.CUSTOMER));
        events.add(joined(WORKSPACE, LEE, PersonKind.CUSTOMER));
        events.add(new ConversationStarted(
                WORKSPACE, ROOM, kind, "Before", null, List.of(ANN, BOB, CYD, KIM, LEE, EVE), ANN, THEN));
        events.add(added(ANN, ParticipantRole.OWNER));
        events.add(added(BOB, ParticipantRole.MEMBER));
        events.add(added(CYD, ParticipantRole.GUEST));
        events.add(added(KIM, ParticipantRole.MEMBER));
        events.add(added(LEE, ParticipantRole.OWNER));
        events.add(added(EVE, ParticipantRole.MEMBER));
        if (closed) {
            events.add(new ConversationClosed(WORKSPACE, ROOM, null, ANN, THEN));
        }
        return events;
    }

    private static ParticipantAdded added(UUID person, ParticipantRole role) {
        return new ParticipantAdded(WORKSPACE, ROOM, person, role, ANN, THEN);
    }
}

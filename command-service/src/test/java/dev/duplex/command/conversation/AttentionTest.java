package dev.duplex.command.conversation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.NOWHERE;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.conversation.ChangeAttention.FavourConversation;
import dev.duplex.command.conversation.ChangeAttention.MuteConversation;
import dev.duplex.command.conversation.ChangeAttention.SnoozeConversation;
import dev.duplex.command.conversation.ChangeAttention.UnfavourConversation;
import dev.duplex.command.conversation.ChangeAttention.UnmuteConversation;
import dev.duplex.command.conversation.ChangeAttention.UnsnoozeConversation;
import dev.duplex.command.conversation.ChangeAttention.WakeConversation;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationMuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnfavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnmuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationWoken;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.conversation.WakeReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            AttentionController.muteConversation(),
            AttentionController.unmuteConversation(),
            AttentionController.favourConversation(),
            AttentionController.unfavourConversation(),
            AttentionController.snoozeConversation(),
            AttentionController.unsnoozeConversation(),
            AttentionController.wakeConversation());

    @Test
    void a_conversation_is_muted_until_it_is_taken_back_or_until_an_instant() {
        DECISIONS
                .given(room())
                .when(new MuteConversation(ROOM, null, BOB, NOW))
                .events(new ConversationMuted(WORKSPACE, ROOM, BOB, null, BOB, NOW));
        DECISIONS
                .given(room())
                .after(new MuteConversation(ROOM, null, BOB, NOW))
                .when(new MuteConversation(ROOM, in(60), BOB, NOW))
                .events(new ConversationMuted(WORKSPACE, ROOM, BOB, in(60), BOB, NOW));
        DECISIONS
                .given(room())
                .after(new MuteConversation(ROOM, in(60), BOB, NOW))
                .when(new MuteConversation(ROOM, in(60), BOB, in(1)))
                .nothing();
    }

    @Test
    void a_conversation_that_is_not_muted_any_more_is_not_unmuted() {
        DECISIONS
                .given(room())
                .after(new MuteConversation(ROOM, in(60), BOB, NOW))
                .when(new UnmuteConversation(ROOM, BOB, in(59)))
                .events(new ConversationUnmuted(WORKSPACE, ROOM, BOB, BOB, in(59)));
        DECISIONS
                .given(room())
                .after(new MuteConversation(ROOM, in(60), BOB, NOW))
                .when(new UnmuteConversation(ROOM, BOB, in(60)))
                .nothing();
        DECISIONS.given(room()).when(new UnmuteConversation(ROOM, BOB, NOW)).nothing();
    }

    @Test
    void each_has_favourites_of_his_own() {
        DECISIONS
                .given(room())
                .after(new FavourConversation(ROOM, ANN, NOW))
                .when(new FavourConversation(ROOM, BOB, NOW))
                .events(new ConversationFavourited(WORKSPACE, ROOM, BOB, BOB, NOW));
        DECISIONS
                .given(room())
                .after(new FavourConversation(ROOM, BOB, NOW))
                .when(new FavourConversation(ROOM, BOB, NOW))
                .nothing();
        DECISIONS
                .given(room())
                .after(new FavourConversation(ROOM, BOB, NOW))
                .when(new UnfavourConversation(ROOM, BOB, NOW))
                .events(new ConversationUnfavourited(WORKSPACE, ROOM, BOB, BOB, NOW));
        DECISIONS.given(room()).when(new UnfavourConversation(ROOM, BOB, NOW)).nothing();
    }

    @Test
    void a_snooze_is_set_moved_and_taken_back() {
        DECISIONS
                .given(room())
                .when(new SnoozeConversation(ROOM, in(60), BOB, NOW))
                .events(new ConversationSnoozed(WORKSPACE, ROOM, BOB, in(60), BOB, NOW));
        DECISIONS
                .given(room(), snoozed(60))
                .when(new SnoozeConversation(ROOM, in(60), BOB, NOW))
                .nothing();
        DECISIONS
                .given(room(), snoozed(60))
                .when(new SnoozeConversation(ROOM, in(90), BOB, NOW))
                .events(new ConversationSnoozed(WORKSPACE, ROOM, BOB, in(90), BOB, NOW));
        DECISIONS
                .given(room(), snoozed(60))
                .when(new UnsnoozeConversation(ROOM, BOB, NOW))
                .events(new ConversationWoken(WORKSPACE, ROOM, BOB, WakeReason.WITHDRAWN, BOB, NOW));
        DECISIONS.given(room()).when(new UnsnoozeConversation(ROOM, BOB, NOW)).nothing();
    }

    @Test
    void a_snooze_that_is_over_wakes_once() {
        DECISIONS
                .given(room(), snoozed(60))
                .when(new WakeConversation(ROOM, BOB, in(60)))
                .events(new ConversationWoken(WORKSPACE, ROOM, BOB, WakeReason.DUE, null, in(60)));
        DECISIONS
                .given(room(), snoozed(60))
                .after(new WakeConversation(ROOM, BOB, in(60)))
                .when(new WakeConversation(ROOM, BOB, in(61)))
                .nothing();
    }

    @Test
    void a_snooze_that_was_moved_taken_back_or_ended_by_leaving_does_not_wake() {
        DECISIONS
                .given(room(), snoozed(60), snoozed(90))
                .when(new WakeConversation(ROOM, BOB, in(60)))
                .nothing();
        DECISIONS
                .given(room(), snoozed(60))
                .after(new UnsnoozeConversation(ROOM, BOB, NOW))
                .when(new WakeConversation(ROOM, BOB, in(60)))
                .nothing();
        DECISIONS
                .given(room(), snoozed(60), left(ROOM, BOB))
                .when(new WakeConversation(ROOM, BOB, in(60)))
                .nothing();
        DECISIONS
                .given(
                        room(),
                        snoozed(60),
                        left(ROOM, BOB),
                        List.of(new ParticipantAdded(WORKSPACE, ROOM, BOB, ParticipantRole.MEMBER, ANN, NOW)))
                .when(new WakeConversation(ROOM, BOB, in(60)))
                .nothing();
    }

    @Test
    void until_is_to_come() {
        DECISIONS.given(room()).when(new MuteConversation(ROOM, NOW, BOB, NOW)).rejected("in-the-past", "until");
        DECISIONS
                .given(room())
                .when(new SnoozeConversation(ROOM, in(-1), BOB, NOW))
                .rejected("in-the-past", "until");
    }

    @Test
    void only_a_participant_has_a_say() {
        for (ChangeAttention change : List.of(
                new MuteConversation(ROOM, null, CYD, NOW),
                new UnmuteConversation(ROOM, CYD, NOW),
                new FavourConversation(ROOM, CYD, NOW),
                new UnfavourConversation(ROOM, CYD, NOW),
                new SnoozeConversation(ROOM, in(60), CYD, NOW),
                new UnsnoozeConversation(ROOM, CYD, NOW))) {
            DECISIONS.given(room()).when(change).rejected("not-a-participant", "Duplex-Person");
        }
        DECISIONS
                .given(room())
                .when(new MuteConversation(NOWHERE, null, BOB, NOW))
                .rejected("unknown-conversation", "conversation");
    }

    private static List<DuplexEvent> room() {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB));
        return events;
    }

    private static ConversationSnoozed snoozed(long seconds) {
        return new ConversationSnoozed(WORKSPACE, ROOM, BOB, in(seconds), BOB, NOW);
    }
}

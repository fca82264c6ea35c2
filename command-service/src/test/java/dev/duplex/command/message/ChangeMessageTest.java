package dev.duplex.command.message;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.Acme;
import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.message.ReactToMessage.AddReaction;
import dev.duplex.command.message.ReactToMessage.RemoveReaction;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageEvent.ReactionRemoved;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderDropped;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderSet;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A message of Bob's in a room that Ann owns: edited, retracted, reacted to. */
class ChangeMessageTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            MessageController.editMessage(),
            MessageController.retractMessage(),
            ReactionController.addReaction(),
            ReactionController.removeReaction());
    private static final UUID DORA = id("dora the customer");
    private static final UUID MESSAGE = id("message");
    private static final UUID NOTE = id("note");
    private static final Emoji THUMB = new Emoji("👍");

    @Test
    void its_author_edits_a_message() {
        DECISIONS.given(room()).when(edit("Better", BOB)).events(edited("Better", null, null));
    }

    @Test
    void an_edit_may_change_whom_the_message_mentions() {
        DECISIONS
                .given(room())
                .when(edit("Better", List.of(CYD), Broadcast.HERE, BOB))
                .events(edited("Better", List.of(CYD), Broadcast.HERE));
        DECISIONS
                .given(room(), edited("Better", List.of(CYD), Broadcast.HERE))
                .when(edit("Better", List.of(), null, BOB))
                .events(edited("Better", List.of(), null));
    }

    @Test
    void an_edit_with_the_same_content_is_so_already() {
        DECISIONS.given(room()).when(edit("Hello", BOB)).nothing();
        DECISIONS
                .given(room(), edited("Better", List.of(CYD, ANN), Broadcast.HERE), closed())
                .when(edit("Better", List.of(ANN, CYD), Broadcast.HERE, BOB))
                .nothing();
        DECISIONS
                .given(room(), edited("Better", List.of(CYD), Broadcast.HERE))
                .when(edit("Better", BOB))
                .nothing();
    }

    @Test
    void nobody_else_edits_it_not_even_an_owner() {
        DECISIONS.given(room()).when(edit("Worse", ANN)).rejected("not-the-author", "Duplex-Person");
        DECISIONS.given(room()).when(edit("Hello", CYD)).rejected("not-the-author", "Duplex-Person");
    }

    @Test
    void an_author_who_has_left_edits_no_more() {
        DECISIONS
                .given(room(), left(ROOM, BOB))
                .when(edit("Better", BOB))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void what_was_retracted_is_not_edited() {
        DECISIONS
                .given(room(), retracted(BOB))
                .when(edit("Hello", BOB))
                .conflicts("message-retracted", "message", MESSAGE);
    }

    @Test
    void a_closed_conversation_takes_no_edit() {
        DECISIONS.given(room(), closed()).when(edit("Better", BOB)).conflicts("conversation-closed", "message", ROOM);
    }

    @Test
    void an_edit_mentions_nobody_new_who_is_not_there() {
        DECISIONS.given(room()).when(edit("You", List.of(STRANGER), null, BOB)).rejected("unknown-person", "mentions");
        DECISIONS
                .given(room(), left(ROOM, CYD))
                .when(edit("You", List.of(CYD), null, BOB))
                .rejected("not-a-participant", "mentions");
    }

    @Test
    void whom_it_mentioned_before_may_have_left() {
        DECISIONS
                .given(room(), edited("You", List.of(CYD), null), left(ROOM, CYD))
                .when(edit("You there", List.of(CYD), null, BOB))
                .events(edited("You there", List.of(CYD), null));
    }

    @Test
    void a_guest_does_not_edit_everyone_in() {
        DECISIONS
                .given(room(), new ParticipantRoleChanged(WORKSPACE, ROOM, BOB, ParticipantRole.GUEST, ANN, THEN))
                .when(edit("All", null, Broadcast.EVERYONE, BOB))
                .rejected("not-permitted", "broadcast");
    }

    @Test
    void a_message_that_nobody_sent_is_unknown() {
        DECISIONS.given(people()).when(edit("Better", BOB)).rejected("unknown-message", "message");
        DECISIONS.given(people()).when(new RetractMessage(MESSAGE, null, NOW)).rejected("unknown-message", "message");
        DECISIONS
                .given(people())
                .when(new AddReaction(MESSAGE, THUMB, BOB, NOW))
                .rejected("unknown-message", "message");
    }

    @Test
    void its_author_an_owner_and_the_operator_retract_it() {
        for (UUID by : new UUID[] {BOB, ANN, null}) {
            DECISIONS.given(room()).when(new RetractMessage(MESSAGE, by, NOW)).events(retracted(by));
        }
        DECISIONS
                .given(room(), left(ROOM, BOB), closed())
                .when(new RetractMessage(MESSAGE, BOB, NOW))
                .events(retracted(BOB));
    }

    @Test
    void others_do_not_retract_it() {
        DECISIONS.given(room()).when(new RetractMessage(MESSAGE, CYD, NOW)).rejected("not-the-author", "Duplex-Person");
        DECISIONS
                .given(room(), left(ROOM, ANN))
                .when(new RetractMessage(MESSAGE, ANN, NOW))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void what_was_retracted_is_so_already() {
        DECISIONS
                .given(room(), retracted(ANN))
                .when(new RetractMessage(MESSAGE, BOB, NOW))
                .nothing();
    }

    @Test
    void nobody_owes_a_reply_to_what_was_retracted() {
        DECISIONS
                .given(room(), owes(ANN, MESSAGE), owes(CYD, MESSAGE), owes(ANN, id("other")))
                .when(new RetractMessage(MESSAGE, BOB, NOW))
                .events(retracted(BOB), noLongerNeeded(ANN), noLongerNeeded(CYD));
        DECISIONS
                .given(room(), owes(ANN, MESSAGE), noLongerNeeded(ANN))
                .when(new RetractMessage(MESSAGE, BOB, NOW))
                .events(retracted(BOB));
    }

    @Test
    void who_takes_part_reacts_and_takes_it_back() {
        DECISIONS.given(room()).when(new AddReaction(MESSAGE, THUMB, CYD, NOW)).events(added("👍", CYD));
        DECISIONS
                .given(room(), added("👍", CYD))
                .when(new RemoveReaction(MESSAGE, THUMB, CYD, NOW))
                .events(removed("👍", CYD));
    }

    @Test
    void a_reaction_is_there_once() {
        DECISIONS
                .given(room(), added("👍", CYD))
                .when(new AddReaction(MESSAGE, THUMB, CYD, NOW))
                .nothing();
        DECISIONS
                .given(room(), added("👍", CYD), removed("👍", CYD))
                .when(new RemoveReaction(MESSAGE, THUMB, CYD, NOW))
                .nothing();
        DECISIONS
                .given(room(), added("👍", CYD))
                .when(new RemoveReaction(MESSAGE, THUMB, ANN, NOW))
                .nothing();
    }

    @Test
    void only_who_takes_part_reacts() {
        DECISIONS
                .given(room(), left(ROOM, CYD))
                .when(new AddReaction(MESSAGE, THUMB, CYD, NOW))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void nobody_reacts_to_what_was_retracted() {
        DECISIONS
                .given(room(), retracted(BOB))
                .when(new AddReaction(MESSAGE, THUMB, CYD, NOW))
                .conflicts("message-retracted", "message", MESSAGE);
    }

    @Test
    void a_message_has_so_many_different_reactions_and_no_more() {
        List<DuplexEvent> room = room();
        for (int i = 0; i < ReactionHandler.MOST; i++) {
            room.add(added(":e" + i + ":", ANN));
        }
        DECISIONS
                .given(room)
                .when(new AddReaction(MESSAGE, THUMB, CYD, NOW))
                .conflicts("too-many-reactions", "emoji", MESSAGE);
        DECISIONS
                .given(room)
                .when(new AddReaction(MESSAGE, new Emoji(":e7:"), CYD, NOW))
                .events(added(":e7:", CYD));
        DECISIONS
                .given(room, removed(":e7:", ANN))
                .when(new AddReaction(MESSAGE, THUMB, CYD, NOW))
                .events(added("👍", CYD));
    }

    @Test
    void a_customer_knows_of_no_private_note() {
        DECISIONS.given(room()).when(new AddReaction(NOTE, THUMB, DORA, NOW)).rejected("unknown-message", "message");
        DECISIONS
                .given(room(), new ParticipantRoleChanged(WORKSPACE, ROOM, DORA, ParticipantRole.OWNER, ANN, THEN))
                .when(new RetractMessage(NOTE, DORA, NOW))
                .rejected("unknown-message", "message");
        DECISIONS
                .given(room())
                .when(new EditMessage(NOTE, "Better", Optional.empty(), null, DORA, NOW))
                .rejected("unknown-message", "message");
    }

    @Test
    void nobody_is_reminded_of_answers_to_what_was_retracted() {
        AnswerReminderSet reminder = new AnswerReminderSet(
                WORKSPACE, ROOM, MESSAGE, id("reminder"), BOB, in(60), List.of(), null, CYD, THEN);
        DECISIONS
                .given(room(), reminder)
                .when(new RetractMessage(MESSAGE, BOB, NOW))
                .events(
                        new MessageRetracted(WORKSPACE, ROOM, MESSAGE, BOB, NOW),
                        new AnswerReminderDropped(
                                WORKSPACE, ROOM, MESSAGE, id("reminder"), DropReason.NO_LONGER_NEEDED, BOB, NOW));
    }

    @Test
    void who_takes_no_part_is_not_told_whose_message_it_is() {
        DECISIONS.given(room()).when(edit("Mine", STRANGER)).rejected("not-a-participant", "Duplex-Person");
    }

    private static List<DuplexEvent> room() {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.add(joined(WORKSPACE, DORA, PersonKind.CUSTOMER));
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB, CYD, DORA));
        events.addAll(started(OTHER_ROOM, ConversationKind.GROUP, CYD, BOB));
        events.add(sent(ROOM, MESSAGE, BOB));
        events.add(Acme.note(ROOM, NOTE, BOB));
        return events;
    }

    private static ConversationClosed closed() {
        return new ConversationClosed(WORKSPACE, ROOM, null, ANN, THEN);
    }

    private static EditMessage edit(String text, UUID by) {
        return edit(text, null, null, by);
    }

    private static EditMessage edit(String text, List<UUID> mentions, Broadcast broadcast, UUID by) {
        return new EditMessage(MESSAGE, text, Optional.ofNullable(mentions), broadcast, by, NOW);
    }

    private static MessageEdited edited(String text, List<UUID> mentions, Broadcast broadcast) {
        return new MessageEdited(WORKSPACE, ROOM, MESSAGE, text, mentions, broadcast, BOB, BOB, NOW);
    }

    private static MessageRetracted retracted(UUID by) {
        return new MessageRetracted(WORKSPACE, ROOM, MESSAGE, by, NOW);
    }

    private static ReactionAdded added(String emoji, UUID by) {
        return new ReactionAdded(WORKSPACE, ROOM, MESSAGE, emoji, by, NOW);
    }

    private static ReactionRemoved removed(String emoji, UUID by) {
        return new ReactionRemoved(WORKSPACE, ROOM, MESSAGE, emoji, by, NOW);
    }

    private static ReplyDeferred owes(UUID person, UUID message) {
        return new ReplyDeferred(WORKSPACE, ROOM, message, null, person, null, null, person, THEN);
    }

    private static ReplyDeferralDropped noLongerNeeded(UUID person) {
        return new ReplyDeferralDropped(
                WORKSPACE, ROOM, MESSAGE, null, person, DropReason.NO_LONGER_NEEDED, null, BOB, NOW);
    }
}

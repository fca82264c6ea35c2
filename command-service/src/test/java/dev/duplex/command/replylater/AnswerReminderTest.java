package dev.duplex.command.replylater;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.note;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.replylater.AnswerReminderCommand.DropAnswerReminder;
import dev.duplex.command.replylater.AnswerReminderCommand.GiveAnswerReminder;
import dev.duplex.command.replylater.AnswerReminderCommand.SetAnswerReminder;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderDropped;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderGiven;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderSet;
import dev.duplex.events.replylater.DropReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerReminderTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            AnswerReminderController.setAnswerReminder(),
            AnswerReminderController.dropAnswerReminder(),
            AnswerReminderController.giveAnswerReminder());
    private static final UUID QUESTION = id("question");
    private static final UUID REMINDER = AnswerReminderCommand.reminder(QUESTION, ANN);

    @Test
    void a_participant_has_people_reminded_if_nobody_answers() {
        DECISIONS.given(room()).when(set(in(60), BOB)).events(wasSet(in(60), BOB));
        DECISIONS.given(room()).when(set(in(60))).events(wasSet(in(60)));
    }

    @Test
    void setting_it_again_moves_it_and_setting_it_in_the_same_way_changes_nothing() {
        DECISIONS.given(room()).after(set(in(60), BOB)).when(set(in(90), BOB)).events(wasSet(in(90), BOB));
        DECISIONS
                .given(room())
                .after(set(in(60), BOB, CYD))
                .when(new SetAnswerReminder(QUESTION, in(60), List.of(CYD, BOB), null, ANN, in(120)))
                .nothing();
    }

    @Test
    void it_is_refused_for_strangers_for_an_instant_that_is_over_and_where_nothing_can_be_answered() {
        DECISIONS.given(room()).when(set(NOW)).rejected("in-the-past", "due");
        DECISIONS.given(room()).when(set(in(60), BOB, STRANGER)).rejected("not-a-participant", "people");
        DECISIONS.given(room(), left(ROOM, ANN)).when(set(in(60))).rejected("not-a-participant", "Duplex-Person");
        DECISIONS
                .given(room(), new MessageRetracted(WORKSPACE, ROOM, QUESTION, ANN, THEN))
                .when(set(in(60)))
                .conflicts("message-retracted", "message", QUESTION);
        DECISIONS.given(room(), closed()).when(set(in(60))).conflicts("conversation-closed", "conversation", ROOM);
        DECISIONS.given(people()).when(set(in(60))).rejected("unknown-message", "message");
    }

    @Test
    void of_a_private_note_no_customer_is_reminded_or_reminds() {
        UUID dora = id("dora the customer");
        List<DuplexEvent> room = new ArrayList<>(people());
        room.add(joined(WORKSPACE, dora, PersonKind.CUSTOMER));
        room.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB, dora));
        room.add(note(ROOM, QUESTION, ANN));
        DECISIONS.given(room).when(set(in(60), BOB)).events(wasSet(in(60), BOB));
        DECISIONS.given(room).when(set(in(60), BOB, dora)).rejected("reminder-cannot-see", "people");
        DECISIONS
                .given(room)
                .when(new SetAnswerReminder(QUESTION, in(60), List.of(), null, dora, NOW))
                .rejected("unknown-message", "message");
        DECISIONS
                .given(room, wasSet(in(60)))
                .when(new DropAnswerReminder(QUESTION, dora, NOW))
                .rejected("unknown-message", "message");
    }

    @Test
    void who_set_it_drops_it() {
        DECISIONS
                .given(room(), wasSet(in(60)))
                .when(new DropAnswerReminder(QUESTION, ANN, NOW))
                .events(dropped(DropReason.WITHDRAWN, ANN, NOW));
        DECISIONS
                .given(room(), wasSet(in(60)))
                .after(new DropAnswerReminder(QUESTION, ANN, NOW))
                .when(new DropAnswerReminder(QUESTION, ANN, NOW))
                .nothing();
        DECISIONS
                .given(room(), wasSet(in(60)))
                .when(new DropAnswerReminder(QUESTION, BOB, NOW))
                .conflicts("no-reminder", "message", QUESTION);
    }

    @Test
    void it_is_given_once_when_it_is_due_and_nobody_has_answered() {
        DECISIONS.given(room(), wasSet(in(60), BOB, CYD)).when(give(in(60))).events(given(in(60), BOB, CYD));
        DECISIONS
                .given(room(), wasSet(in(60)), given(in(60)))
                .when(give(in(61)))
                .nothing();
        DECISIONS.given(room(), wasSet(in(60))).when(give(in(59))).nothing();
        DECISIONS
                .given(room(), wasSet(in(60)), wasSet(in(90)))
                .when(give(in(60)))
                .nothing();
    }

    @Test
    void it_is_not_given_when_somebody_answered_or_it_was_withdrawn() {
        for (DropReason reason : DropReason.values()) {
            DECISIONS
                    .given(room(), wasSet(in(60)), dropped(reason, BOB, in(30)))
                    .when(give(in(60)))
                    .nothing();
        }
    }

    @Test
    void only_those_who_still_take_part_are_reminded_and_nobody_where_none_is_left() {
        DECISIONS
                .given(room(), wasSet(in(60), BOB, CYD), left(ROOM, CYD))
                .when(give(in(60)))
                .events(given(in(60), BOB));
        DECISIONS
                .given(room(), wasSet(in(60), CYD), left(ROOM, CYD))
                .when(give(in(60)))
                .events(dropped(DropReason.NO_LONGER_NEEDED, null, in(60)));
    }

    @Test
    void it_is_needed_no_longer_where_the_message_is_gone_or_the_conversation_closed() {
        for (DuplexEvent meanwhile : List.of(new MessageRetracted(WORKSPACE, ROOM, QUESTION, ANN, THEN), closed())) {
            DECISIONS
                    .given(room(), wasSet(in(60)), meanwhile)
                    .when(give(in(60)))
                    .events(dropped(DropReason.NO_LONGER_NEEDED, null, in(60)));
        }
    }

    private static List<DuplexEvent> room() {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB, CYD));
        events.add(sent(ROOM, QUESTION, ANN));
        return events;
    }

    private static ConversationClosed closed() {
        return new ConversationClosed(WORKSPACE, ROOM, null, ANN, THEN);
    }

    private static SetAnswerReminder set(Instant due, UUID... people) {
        return new SetAnswerReminder(QUESTION, due, List.of(people), null, ANN, NOW);
    }

    private static AnswerReminderSet wasSet(Instant due, UUID... people) {
        return new AnswerReminderSet(WORKSPACE, ROOM, QUESTION, REMINDER, ANN, due, List.of(people), null, ANN, NOW);
    }

    private static GiveAnswerReminder give(Instant at) {
        return new GiveAnswerReminder(QUESTION, REMINDER, at);
    }

    private static AnswerReminderGiven given(Instant at, UUID... people) {
        return new AnswerReminderGiven(WORKSPACE, ROOM, QUESTION, REMINDER, List.of(people), null, at);
    }

    private static AnswerReminderDropped dropped(DropReason reason, UUID by, Instant at) {
        return new AnswerReminderDropped(WORKSPACE, ROOM, QUESTION, REMINDER, reason, by, at);
    }
}

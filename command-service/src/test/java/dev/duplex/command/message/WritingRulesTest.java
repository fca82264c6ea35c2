package dev.duplex.command.message;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.conversation.ReopenReason;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may write what where. */
class WritingRulesTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(MessageController.sendMessage());
    private static final UUID DORA = id("dora the customer");
    private static final UUID MESSAGE = id("message");
    private static final UUID NOTE = id("note");
    private static final FileReference FILE =
            new FileReference(id("file"), "plan.pdf", "application/pdf", 5L, "00ff", null);

    @Test
    void a_message_carries_files_and_mentions_everyone_who_is_here() {
        SendMessage command = say(BOB, false, Broadcast.HERE, List.of(), null, List.of(FILE));
        DECISIONS.given(room(ConversationKind.GROUP)).when(command).events(sent(command));
    }

    @ParameterizedTest
    @EnumSource(ConversationKind.class)
    void a_closed_conversation_takes_no_message_of_a_member(ConversationKind kind) {
        DECISIONS
                .given(room(kind), closed())
                .when(say(BOB, false, null, List.of(), null, List.of()))
                .conflicts("conversation-closed", "conversation", ROOM);
    }

    @Test
    void a_customer_message_reopens_a_closed_inquiry() {
        SendMessage command = say(DORA, false, null, List.of(), null, List.of());
        DECISIONS
                .given(room(ConversationKind.INQUIRY), closed())
                .when(command)
                .events(
                        new ConversationReopened(WORKSPACE, ROOM, ReopenReason.CUSTOMER_WROTE, DORA, NOW),
                        sent(command));
    }

    @ParameterizedTest
    @EnumSource(
            value = ConversationKind.class,
            names = {"INQUIRY"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_customer_message_reopens_nothing_but_an_inquiry(ConversationKind kind) {
        DECISIONS
                .given(room(kind), closed())
                .when(say(DORA, false, null, List.of(), null, List.of()))
                .conflicts("conversation-closed", "conversation", ROOM);
    }

    @Test
    void a_reopened_conversation_takes_messages() {
        SendMessage command = say(BOB, false, null, List.of(), null, List.of());
        DECISIONS
                .given(
                        room(ConversationKind.GROUP),
                        closed(),
                        new ConversationReopened(WORKSPACE, ROOM, ReopenReason.REQUESTED, ANN, THEN))
                .when(command)
                .events(sent(command));
    }

    @Test
    void a_message_sent_before_the_conversation_closed_is_answered_like_the_first_time() {
        SendMessage command = say(BOB, false, null, List.of(), null, List.of());
        DECISIONS
                .given(room(ConversationKind.GROUP), sent(command), closed())
                .when(command)
                .nothing();
    }

    @Test
    void nobody_is_mentioned_who_does_not_take_part() {
        DECISIONS
                .given(room(ConversationKind.GROUP), left(ROOM, CYD))
                .when(say(BOB, false, null, List.of(ANN, CYD), null, List.of()))
                .rejected("not-a-participant", "mentions");
        DECISIONS
                .given(room(ConversationKind.GROUP))
                .when(say(BOB, false, null, List.of(STRANGER), null, List.of()))
                .rejected("unknown-person", "mentions");
    }

    @ParameterizedTest
    @CsvSource({
        "member,   MEMBER, EVERYONE, true",
        "member,   OWNER,  HERE,     true",
        "member,   GUEST,  EVERYONE, false",
        "member,   GUEST,  HERE,     false",
        "customer, MEMBER, EVERYONE, false",
        "customer, OWNER,  HERE,     false",
    })
    void members_mention_everyone_and_guests_and_customers_do_not(
            String kind, ParticipantRole role, Broadcast broadcast, boolean may) {
        UUID by = kind.equals("customer") ? DORA : BOB;
        SendMessage command = say(by, false, broadcast, List.of(), null, List.of());
        var then = DECISIONS
                .given(room(ConversationKind.GROUP), new ParticipantRoleChanged(WORKSPACE, ROOM, by, role, ANN, THEN))
                .when(command);
        if (may) {
            then.events(sent(command));
        } else {
            then.rejected("not-permitted", "broadcast");
        }
    }

    @Test
    void a_member_writes_a_private_note_and_a_customer_does_not() {
        SendMessage command = say(BOB, true, null, List.of(ANN), null, List.of());
        DECISIONS.given(room(ConversationKind.INQUIRY)).when(command).events(sent(command));
        DECISIONS
                .given(room(ConversationKind.INQUIRY))
                .when(say(DORA, true, null, List.of(), null, List.of()))
                .rejected("not-permitted", "privateNote");
    }

    @Test
    void a_private_note_mentions_nobody_who_does_not_see_it() {
        DECISIONS
                .given(room(ConversationKind.INQUIRY))
                .when(say(BOB, true, null, List.of(DORA), null, List.of()))
                .rejected("mention-cannot-see", "mentions");
    }

    @Test
    void a_private_note_is_answered_by_private_notes_and_a_customer_knows_of_none() {
        List<DuplexEvent> room = room(ConversationKind.INQUIRY);
        room.add(sent(new SendMessage(
                ROOM,
                NOTE,
                "Psst",
                MessageMode.ASYNC,
                null,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                true,
                List.of(),
                ANN,
                THEN)));
        SendMessage command = say(BOB, true, null, List.of(), NOTE, List.of());
        DECISIONS.given(room).when(command).events(sent(command));
        DECISIONS
                .given(room)
                .when(say(BOB, false, null, List.of(), NOTE, List.of()))
                .rejected("answer-not-private", "privateNote");
        DECISIONS
                .given(room)
                .when(say(DORA, false, null, List.of(), NOTE, List.of()))
                .rejected("unknown-message", "inReplyTo");
    }

    @Test
    void a_private_note_answers_nobody_and_keeps_no_promise() {
        SendMessage command = say(BOB, true, null, List.of(), null, List.of());
        DECISIONS
                .given(
                        room(ConversationKind.INQUIRY),
                        new ReplyDeferred(WORKSPACE, ROOM, id("question"), null, BOB, null, null, BOB, THEN))
                .when(command)
                .events(sent(command));
    }

    @Test
    void the_same_id_with_another_note_broadcast_or_file_is_taken() {
        SendMessage first = say(BOB, false, null, List.of(), null, List.of());
        for (SendMessage other : List.of(
                say(BOB, true, null, List.of(), null, List.of()),
                say(BOB, false, Broadcast.HERE, List.of(), null, List.of()),
                say(BOB, false, null, List.of(), null, List.of(FILE)))) {
            DECISIONS
                    .given(room(ConversationKind.GROUP), sent(first))
                    .when(other)
                    .conflicts("id-taken", "id", MESSAGE);
        }
    }

    private static List<DuplexEvent> room(ConversationKind kind) {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.add(joined(WORKSPACE, DORA, PersonKind.CUSTOMER));
        events.addAll(started(ROOM, kind, ANN, BOB, CYD, DORA));
        return events;
    }

    private static ConversationClosed closed() {
        return new ConversationClosed(WORKSPACE, ROOM, null, ANN, THEN);
    }

    private static SendMessage say(
            UUID by,
            boolean privateNote,
            Broadcast broadcast,
            List<UUID> mentions,
            UUID inReplyTo,
            List<FileReference> files) {
        return new SendMessage(
                ROOM,
                MESSAGE,
                "Hi",
                MessageMode.ASYNC,
                null,
                inReplyTo,
                mentions,
                broadcast,
                Urgency.NORMAL,
                null,
                privateNote,
                files,
                by,
                NOW);
    }

    private static MessageSent sent(SendMessage command) {
        return new MessageSent(
                WORKSPACE,
                command.conversation(),
                command.message(),
                command.text(),
                command.mode(),
                null,
                command.inReplyTo(),
                command.mentions(),
                command.broadcast(),
                command.urgency(),
                command.needsReplyBy(),
                command.privateNote(),
                command.attachments(),
                Origin.PERSON,
                command.by(),
                command.at());
    }
}

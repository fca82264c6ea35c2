package dev.duplex.command.message;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.NOWHERE;
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

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendMessageTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(MessageController.sendMessage());
    private static final UUID MESSAGE = id("message");
    private static final UUID QUESTION = id("question");
    private static final UUID OTHER_QUESTION = id("other question");
    private static final UUID CALL = id("call");

    @Test
    void a_participant_writes() {
        DECISIONS.given(room()).when(say("Hi", null)).events(said("Hi", null));
    }

    @Test
    void a_message_carries_what_its_sender_wishes() {
        DECISIONS
                .given(room())
                .when(Writing.plain(
                        ROOM,
                        MESSAGE,
                        "Hi",
                        MessageMode.LIVE,
                        QUESTION,
                        List.of(ANN, CYD),
                        Urgency.URGENT,
                        in(60),
                        BOB,
                        NOW))
                .events(new MessageSent(
                        WORKSPACE,
                        ROOM,
                        MESSAGE,
                        "Hi",
                        MessageMode.LIVE,
                        null,
                        QUESTION,
                        List.of(ANN, CYD),
                        null,
                        Urgency.URGENT,
                        in(60),
                        false,
                        List.of(),
                        Origin.PERSON,
                        BOB,
                        NOW));
    }

    @Test
    void what_a_bot_writes_has_a_bot_for_its_origin() {
        UUID bot = id("bot");
        DECISIONS
                .given(
                        room(),
                        joined(WORKSPACE, bot, PersonKind.BOT),
                        started(OTHER_ROOM, ConversationKind.GROUP, bot, ANN))
                .when(Writing.plain(
                        OTHER_ROOM, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(), Urgency.NORMAL, null, bot, NOW))
                .events(new MessageSent(
                        WORKSPACE,
                        OTHER_ROOM,
                        MESSAGE,
                        "Hi",
                        MessageMode.ASYNC,
                        null,
                        null,
                        List.of(),
                        null,
                        Urgency.NORMAL,
                        null,
                        false,
                        List.of(),
                        Origin.BOT,
                        bot,
                        NOW));
    }

    @Test
    void only_a_participant_writes() {
        DECISIONS
                .given(people(), started(ROOM, ConversationKind.CHANNEL, ANN))
                .when(say("Hi", null))
                .rejected("not-a-participant", "Duplex-Person");
        DECISIONS.given(room(), left(ROOM, BOB)).when(say("Hi", null)).rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void a_conversation_that_nobody_started_is_unknown() {
        DECISIONS
                .given(room())
                .when(Writing.plain(
                        NOWHERE, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(), Urgency.NORMAL, null, BOB, NOW))
                .rejected("unknown-conversation", "conversation");
    }

    @Test
    void a_message_is_answered_in_its_own_conversation() {
        DECISIONS.given(room()).when(say("Hi", id("nothing"))).rejected("unknown-message", "inReplyTo");
        DECISIONS
                .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, BOB), sent(OTHER_ROOM, id("there"), BOB))
                .when(say("Hi", id("there")))
                .rejected("unknown-message", "inReplyTo");
    }

    @Test
    void a_message_does_not_answer_itself() {
        DECISIONS.given(room()).when(say("Hi", MESSAGE)).rejected("unknown-message", "inReplyTo");
    }

    @Test
    void only_people_of_the_workspace_are_mentioned() {
        for (UUID mention : List.of(STRANGER, id("nobody"))) {
            DECISIONS
                    .given(room())
                    .when(Writing.plain(
                            ROOM,
                            MESSAGE,
                            "Hi",
                            MessageMode.ASYNC,
                            null,
                            List.of(ANN, mention),
                            Urgency.NORMAL,
                            null,
                            BOB,
                            NOW))
                    .rejected("unknown-person", "mentions");
        }
    }

    @Test
    void nobody_needs_a_reply_by_an_instant_that_is_over() {
        DECISIONS
                .given(room())
                .when(Writing.plain(
                        ROOM, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(), Urgency.NORMAL, NOW, BOB, NOW))
                .rejected("in-the-past", "needsReplyBy");
    }

    @Test
    void sending_again_with_the_same_content_answers_like_the_first_time_also_when_the_sender_has_left() {
        var again = Writing.plain(
                ROOM, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(), Urgency.NORMAL, null, BOB, in(3600));
        DECISIONS.given(room()).after(say("Hi", null)).when(again).nothing();
        DECISIONS.given(room(), said("Hi", null), left(ROOM, BOB)).when(again).nothing();
    }

    @Test
    void sending_again_is_fine_when_its_reply_instant_has_passed() {
        var first = Writing.plain(
                ROOM, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(), Urgency.NORMAL, in(10), BOB, NOW);
        var again = Writing.plain(
                ROOM, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(), Urgency.NORMAL, in(10), BOB, in(60));
        DECISIONS.given(room()).after(first).when(again).nothing();
    }

    @Test
    void an_id_that_was_used_with_other_content_is_taken() {
        for (SendMessage other : List.of(
                say("Ho", null),
                say("Hi", QUESTION),
                Writing.plain(ROOM, MESSAGE, "Hi", MessageMode.LIVE, null, List.of(), Urgency.NORMAL, null, BOB, NOW),
                Writing.plain(
                        ROOM, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(ANN), Urgency.NORMAL, null, BOB, NOW),
                Writing.plain(ROOM, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(), Urgency.LOW, null, BOB, NOW),
                Writing.plain(ROOM, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(), Urgency.NORMAL, in(9), BOB, NOW),
                Writing.plain(
                        ROOM, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(), Urgency.NORMAL, null, ANN, NOW))) {
            DECISIONS.given(room(), said("Hi", null)).when(other).conflicts("id-taken", "id", MESSAGE);
        }
    }

    @Test
    void the_id_of_a_message_in_another_conversation_is_taken() {
        DECISIONS
                .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, BOB), sent(OTHER_ROOM, MESSAGE, BOB))
                .when(say("Hello", null))
                .conflicts("id-taken", "id", MESSAGE);
    }

    @Test
    void answering_the_message_fulfils_the_reply_that_was_put_off() {
        DECISIONS
                .given(room(), owes(BOB, QUESTION, null), owes(BOB, OTHER_QUESTION, null))
                .when(say("Hi", QUESTION))
                .events(said("Hi", QUESTION), answered(QUESTION, null));
    }

    @Test
    void a_reply_put_off_and_a_missed_call_about_the_same_message_are_one_debt() {
        DECISIONS
                .given(room(), owes(BOB, QUESTION, null), owes(BOB, QUESTION, CALL))
                .when(say("Hi", QUESTION))
                .events(said("Hi", QUESTION), answered(QUESTION, CALL));
    }

    @Test
    void a_message_that_answers_none_fulfils_the_newest_owed_reply() {
        DECISIONS
                .given(room(), owes(BOB, QUESTION, null), owes(BOB, OTHER_QUESTION, null))
                .when(say("Hi", null))
                .events(said("Hi", null), answered(OTHER_QUESTION, null));
        DECISIONS
                .given(room(), owes(BOB, QUESTION, null), owes(BOB, null, CALL))
                .when(say("Hi", null))
                .events(said("Hi", null), answered(null, CALL));
    }

    @Test
    void a_message_that_answers_none_is_the_answer_to_all_calls_that_were_missed() {
        UUID second = id("second call");
        ReplyDeferred openPoint =
                new ReplyDeferred(WORKSPACE, ROOM, null, id("third call"), BOB, null, "send the plan", ANN, THEN);
        DECISIONS
                .given(room(), owes(BOB, null, CALL), openPoint, owes(BOB, null, second), owes(BOB, QUESTION, null))
                .when(say("Hi", null))
                .events(said("Hi", null), answered(null, CALL), answered(null, second), answered(QUESTION, null));
    }

    @Test
    void who_declined_a_call_until_a_certain_instant_still_owes_that_reply_after_a_message_that_answers_none() {
        ReplyDeferred later =
                new ReplyDeferred(WORKSPACE, ROOM, null, id("declined"), BOB, NOW.plusSeconds(900), null, BOB, THEN);
        DECISIONS
                .given(room(), later, owes(BOB, null, CALL))
                .when(say("Hi", null))
                .events(said("Hi", null), answered(null, CALL));
    }

    @Test
    void putting_a_reply_off_again_makes_it_the_newest() {
        DECISIONS
                .given(room(), owes(BOB, QUESTION, null), owes(BOB, OTHER_QUESTION, null), owes(BOB, QUESTION, null))
                .when(say("Hi", null))
                .events(said("Hi", null), answered(QUESTION, null));
    }

    @Test
    void answering_something_else_leaves_the_owed_reply() {
        DECISIONS
                .given(room(), owes(BOB, QUESTION, null))
                .when(say("Hi", OTHER_QUESTION))
                .events(said("Hi", OTHER_QUESTION));
    }

    @Test
    void a_reply_that_was_fulfilled_or_dropped_is_owed_no_more() {
        DECISIONS
                .given(room(), owes(BOB, QUESTION, null), answered(QUESTION, null))
                .when(say("Hi", QUESTION))
                .events(said("Hi", QUESTION));
    }

    @Test
    void what_somebody_else_owes_is_not_fulfilled() {
        DECISIONS
                .given(room(), owes(CYD, QUESTION, null))
                .when(say("Hi", QUESTION))
                .events(said("Hi", QUESTION));
    }

    @Test
    void what_is_owed_in_another_conversation_is_not_fulfilled() {
        DECISIONS
                .given(
                        room(),
                        started(OTHER_ROOM, ConversationKind.GROUP, BOB),
                        new ReplyDeferred(WORKSPACE, OTHER_ROOM, id("there"), null, BOB, null, null, BOB, THEN))
                .when(say("Hi", null))
                .events(said("Hi", null));
    }

    private static List<DuplexEvent> room() {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB, CYD));
        events.add(sent(ROOM, QUESTION, ANN));
        events.add(sent(ROOM, OTHER_QUESTION, ANN));
        return events;
    }

    private static SendMessage say(String text, UUID inReplyTo) {
        return Writing.plain(
                ROOM, MESSAGE, text, MessageMode.ASYNC, inReplyTo, List.of(), Urgency.NORMAL, null, BOB, NOW);
    }

    private static MessageSent said(String text, UUID inReplyTo) {
        return new MessageSent(
                WORKSPACE,
                ROOM,
                MESSAGE,
                text,
                MessageMode.ASYNC,
                null,
                inReplyTo,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(),
                Origin.PERSON,
                BOB,
                NOW);
    }

    private static ReplyDeferred owes(UUID person, UUID message, UUID call) {
        return new ReplyDeferred(WORKSPACE, ROOM, message, call, person, null, null, person, THEN);
    }

    private static ReplyDeferralDropped answered(UUID message, UUID call) {
        return new ReplyDeferralDropped(WORKSPACE, ROOM, message, call, BOB, DropReason.ANSWERED, null, BOB, NOW);
    }
}

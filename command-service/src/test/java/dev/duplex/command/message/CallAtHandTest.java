package dev.duplex.command.message;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages that are written in a live chat. */
class CallAtHandTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(MessageController.sendMessage());
    private static final UUID MESSAGE = id("message");
    private static final UUID CHAT = id("chat");

    private static List<DuplexEvent> room(UUID roomOfChat) {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB));
        events.add(new CallStarted(
                WORKSPACE, roomOfChat, CHAT, Media.TEXT, List.of(BOB), false, null, null, null, ANN, NOW));
        return events;
    }

    private static final CallEnded OVER = new CallEnded(WORKSPACE, ROOM, CHAT, EndReason.QUIET, null, in(600));

    private static SendMessage say(MessageMode mode, UUID call) {
        return new SendMessage(
                ROOM,
                MESSAGE,
                "Hi",
                mode,
                call,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(),
                BOB,
                in(30));
    }

    private static MessageSent said() {
        return new MessageSent(
                WORKSPACE,
                ROOM,
                MESSAGE,
                "Hi",
                MessageMode.LIVE,
                CHAT,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(),
                Origin.PERSON,
                BOB,
                in(30));
    }

    @Test
    void a_live_message_names_the_chat_in_which_it_is_written() {
        DECISIONS.given(room(ROOM)).when(say(MessageMode.LIVE, CHAT)).events(said());
    }

    @Test
    void a_message_of_a_chat_is_live() {
        DECISIONS.given(room(ROOM)).when(say(MessageMode.ASYNC, CHAT)).rejected("call-without-live", "call");
    }

    @Test
    void nobody_writes_in_a_chat_that_is_unknown_over_or_elsewhere() {
        DECISIONS.given(room(ROOM)).when(say(MessageMode.LIVE, id("no chat"))).rejected("unknown-call", "call");
        DECISIONS.given(room(OTHER_ROOM)).when(say(MessageMode.LIVE, CHAT)).rejected("unknown-call", "call");
        DECISIONS.given(room(ROOM), OVER).when(say(MessageMode.LIVE, CHAT)).conflicts("call-ended", "call", CHAT);
    }

    @Test
    void sending_it_again_answers_like_the_first_time_also_when_the_chat_is_over_and_in_no_chat_it_is_another() {
        DECISIONS
                .given(room(ROOM), said(), OVER)
                .when(say(MessageMode.LIVE, CHAT))
                .nothing();
        DECISIONS.given(room(ROOM), said()).when(say(MessageMode.LIVE, null)).conflicts("id-taken", "id", MESSAGE);
    }
}

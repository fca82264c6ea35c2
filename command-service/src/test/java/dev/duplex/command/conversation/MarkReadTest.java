package dev.duplex.command.conversation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.NOWHERE;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.note;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkReadTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(ConversationController.markRead());
    private static final UUID MESSAGE = id("message");

    @Test
    void a_participant_has_read_up_to_a_message() {
        DECISIONS
                .given(room())
                .when(new MarkRead(ROOM, MESSAGE, BOB, NOW))
                .events(new ConversationRead(WORKSPACE, ROOM, BOB, MESSAGE, BOB, NOW));
    }

    @Test
    void reading_the_same_message_again_changes_nothing() {
        DECISIONS
                .given(room())
                .after(new MarkRead(ROOM, MESSAGE, BOB, NOW))
                .when(new MarkRead(ROOM, MESSAGE, BOB, NOW))
                .nothing();
    }

    @Test
    void a_read_position_goes_on_and_never_back() {
        UUID second = id("second");
        DECISIONS
                .given(room(), sent(ROOM, second, ANN))
                .after(new MarkRead(ROOM, MESSAGE, BOB, NOW))
                .when(new MarkRead(ROOM, second, BOB, NOW))
                .events(new ConversationRead(WORKSPACE, ROOM, BOB, second, BOB, NOW));
        DECISIONS
                .given(room(), sent(ROOM, second, ANN))
                .after(new MarkRead(ROOM, second, BOB, NOW))
                .when(new MarkRead(ROOM, MESSAGE, BOB, NOW))
                .nothing();
        DECISIONS
                .given(room(), sent(ROOM, second, ANN))
                .after(new MarkRead(ROOM, second, ANN, NOW))
                .when(new MarkRead(ROOM, MESSAGE, BOB, NOW))
                .events(new ConversationRead(WORKSPACE, ROOM, BOB, MESSAGE, BOB, NOW));
    }

    @Test
    void who_has_read_something_still_reads_nothing_that_is_not_there() {
        DECISIONS
                .given(room())
                .after(new MarkRead(ROOM, MESSAGE, BOB, NOW))
                .when(new MarkRead(ROOM, id("another"), BOB, NOW))
                .rejected("unknown-message", "upTo");
    }

    @Test
    void only_a_participant_reads() {
        DECISIONS
                .given(room())
                .when(new MarkRead(ROOM, MESSAGE, CYD, NOW))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void a_message_that_nobody_sent_here_is_unknown() {
        DECISIONS
                .given(room())
                .when(new MarkRead(ROOM, id("another"), BOB, NOW))
                .rejected("unknown-message", "upTo");
        DECISIONS
                .given(room(), started(OTHER_ROOM, ConversationKind.GROUP, BOB), sent(OTHER_ROOM, id("another"), BOB))
                .when(new MarkRead(ROOM, id("another"), BOB, NOW))
                .rejected("unknown-message", "upTo");
    }

    @Test
    void a_customer_reads_up_to_no_private_note() {
        UUID dora = id("dora the customer");
        List<DuplexEvent> room = new ArrayList<>(people());
        room.add(joined(WORKSPACE, dora, PersonKind.CUSTOMER));
        room.addAll(started(ROOM, ConversationKind.GROUP, ANN, dora));
        room.add(note(ROOM, id("note"), ANN));
        DECISIONS.given(room).when(new MarkRead(ROOM, id("note"), dora, NOW)).rejected("unknown-message", "upTo");
    }

    @Test
    void a_conversation_that_nobody_started_is_unknown() {
        DECISIONS
                .given(room())
                .when(new MarkRead(NOWHERE, MESSAGE, BOB, NOW))
                .rejected("unknown-conversation", "conversation");
    }

    private static List<DuplexEvent> room() {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB));
        events.add(sent(ROOM, MESSAGE, ANN));
        return events;
    }
}

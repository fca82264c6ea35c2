package dev.duplex.command.documentation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.people.PersonKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Two rooms in which something was said and a call was held. */
final class Documented {

    static final UUID MESSAGE = id("message");
    static final UUID CALL = id("call");
    static final UUID ELSEWHERE = id("message elsewhere");
    static final UUID CALL_ELSEWHERE = id("call elsewhere");
    static final UUID GUEST = id("guest");
    static final UUID CUSTOMER = id("customer");

    private Documented() {}

    /** Ann and Bob with a guest and a customer; Cyd is not there. */
    static List<DuplexEvent> room() {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.add(joined(WORKSPACE, GUEST, PersonKind.MEMBER));
        events.add(joined(WORKSPACE, CUSTOMER, PersonKind.CUSTOMER));
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB, CUSTOMER));
        events.add(new ParticipantAdded(WORKSPACE, ROOM, GUEST, ParticipantRole.GUEST, ANN, THEN));
        events.addAll(started(OTHER_ROOM, ConversationKind.GROUP, ANN, CYD));
        events.add(sent(ROOM, MESSAGE, BOB));
        events.add(sent(OTHER_ROOM, ELSEWHERE, ANN));
        events.add(call(ROOM, CALL));
        events.add(call(OTHER_ROOM, CALL_ELSEWHERE));
        return events;
    }

    static ConversationClosed closed() {
        return new ConversationClosed(WORKSPACE, ROOM, null, ANN, THEN);
    }

    private static CallStarted call(UUID conversation, UUID call) {
        return new CallStarted(
                WORKSPACE, conversation, call, Media.VOICE, List.of(), false, null, null, null, ANN, THEN);
    }
}

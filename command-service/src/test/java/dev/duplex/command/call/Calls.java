package dev.duplex.command.call;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallCommand.DeclineCall;
import dev.duplex.command.call.CallCommand.EndCall;
import dev.duplex.command.call.CallCommand.LeaveCall;
import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallAnswered;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallHostChanged;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRingCancelled;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Commands and events of one call in one room, short to write. */
final class Calls {

    static final DecisionFixture DECISIONS = DecisionFixture.of(CallSlices.all());

    static final MediaProvider MESH = new Mesh();
    static final Capacity SIX = call ->
            call.link() == null && call.media() != Media.TEXT ? OptionalInt.of(Mesh.CAPACITY) : OptionalInt.empty();

    static final UUID CALL = id("call");
    static final UUID QUESTION = id("question");
    static final Duration RING_TIME = Duration.ofSeconds(45);
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private Calls() {}

    /** Ann, Bob and Cyd in a group, and a question of Bob's. */
    static List<DuplexEvent> room() {
        return room(ConversationKind.GROUP, ANN, BOB, CYD);
    }

    static List<DuplexEvent> room(ConversationKind kind, UUID... participants) {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, kind, participants));
        events.add(sent(ROOM, QUESTION, BOB));
        return events;
    }

    static StartCall start(UUID... ring) {
        return escalate(null, ring);
    }

    static StartCall escalate(UUID escalatedFrom, UUID... ring) {
        return start(ROOM, CALL, Media.VOICE, Optional.of(List.of(ring)), escalatedFrom, ANN, NOW);
    }

    /** Not urgent, on no device, for no scheduled call, between the clients themselves. */
    static StartCall start(
            UUID room, UUID call, Media media, Optional<List<UUID>> ring, UUID escalatedFrom, UUID by, Instant at) {
        return new StartCall(room, call, media, ring, false, null, escalatedFrom, null, null, planned -> MESH, by, at);
    }

    static StartCall chat(UUID... ring) {
        return start(ROOM, CALL, Media.TEXT, Optional.of(List.of(ring)), null, ANN, NOW);
    }

    static AnswerCall answer(UUID person, Instant at) {
        return answer(person, null, at);
    }

    static AnswerCall answer(UUID person, String device, Instant at) {
        return new AnswerCall(CALL, device, SIX, person, at);
    }

    static DeclineCall decline(UUID person, DeclineReason reason, Instant until, Instant at) {
        return new DeclineCall(CALL, reason, until, person, at);
    }

    static LeaveCall leave(UUID person, Instant at) {
        return new LeaveCall(CALL, null, person, at);
    }

    static EndCall end(UUID person, Instant at) {
        return new EndCall(CALL, person, at);
    }

    static MissCall miss(Instant at) {
        return new MissCall(CALL, RING_TIME, PATIENCE, at);
    }

    static CallStarted callStarted(UUID escalatedFrom, UUID... ring) {
        return new CallStarted(
                WORKSPACE, ROOM, CALL, Media.VOICE, List.of(ring), false, escalatedFrom, null, null, ANN, NOW);
    }

    static CallJoined joins(UUID person, Instant at) {
        return joins(person, null, at);
    }

    static CallJoined joins(UUID person, String device, Instant at) {
        return new CallJoined(WORKSPACE, ROOM, CALL, person, Media.VOICE, device, person, at);
    }

    static CallRung rings(UUID person) {
        return new CallRung(WORKSPACE, ROOM, CALL, person, ANN, NOW);
    }

    static CallAnswered answers(UUID person, Instant at) {
        return new CallAnswered(WORKSPACE, ROOM, CALL, person, person, at);
    }

    static CallDeclined declines(UUID person, DeclineReason reason, Instant until, Instant at) {
        return new CallDeclined(WORKSPACE, ROOM, CALL, person, reason, until, null, person, at);
    }

    static CallMissed misses(UUID person, Instant at) {
        return new CallMissed(WORKSPACE, ROOM, CALL, person, null, at);
    }

    static CallLeft leaves(UUID person, UUID by, Instant at) {
        return new CallLeft(WORKSPACE, ROOM, CALL, person, LeaveReason.LEFT, null, by, at);
    }

    /** Because the call ended. */
    static CallLeft putOut(UUID person, UUID by, Instant at) {
        return new CallLeft(WORKSPACE, ROOM, CALL, person, LeaveReason.CALL_ENDED, null, by, at);
    }

    static CallRingCancelled ringCancelled(UUID person, UUID by, Instant at) {
        return new CallRingCancelled(WORKSPACE, ROOM, CALL, person, by, at);
    }

    static CallEnded ends(EndReason reason, UUID by, Instant at) {
        return new CallEnded(WORKSPACE, ROOM, CALL, reason, by, at);
    }

    static ReplyDeferred owes(UUID person, UUID message, Instant until, UUID by, Instant at) {
        return new ReplyDeferred(WORKSPACE, ROOM, message, CALL, person, until, null, by, at);
    }

    /** Everybody works now, so an answer is likely at once. */
    static ConversationContinuedLater continuedLater(Instant at, UUID... owing) {
        return continuedLater(at, at, owing);
    }

    static ConversationContinuedLater continuedLater(Instant at, Instant likely, UUID... owing) {
        return new ConversationContinuedLater(WORKSPACE, ROOM, CALL, List.of(owing), List.of(), null, likely, null, at);
    }

    static CallHostChanged hosts(UUID person, UUID by, Instant at) {
        return new CallHostChanged(WORKSPACE, ROOM, CALL, person, by, at);
    }
}

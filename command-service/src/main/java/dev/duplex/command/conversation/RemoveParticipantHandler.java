package dev.duplex.command.conversation;

import dev.duplex.command.conversation.ChangeParticipant.RemoveParticipant;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallAnswered;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRingCancelled;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Nobody is held back from leaving: where the last owner goes, the conversation passes on. */
final class RemoveParticipantHandler implements Decider<RemoveParticipant, RemoveParticipantHandler.State> {

    /** @param calls where the person is rung or present, with their conversations */
    record State(Scene scene, Succession succession, Map<UUID, UUID> calls) {}

    @Override
    public Boundary boundary(RemoveParticipant command) {
        return Scene.boundary(command.conversation(), command.person(), command.by())
                .and(
                        EventTag.person(command.person()),
                        CallRung.class,
                        CallAnswered.class,
                        CallDeclined.class,
                        CallMissed.class,
                        CallRingCancelled.class,
                        CallJoined.class,
                        CallLeft.class);
    }

    @Override
    public Boundary further(RemoveParticipant command, State state) {
        return state.scene().membership().isOwner(command.person())
                ? Succession.boundary(command.conversation())
                : Boundary.NONE;
    }

    @Override
    public State initial() {
        return new State(Scene.UNKNOWN, Succession.UNKNOWN, Map.of());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return event instanceof CallEvent.OfPerson call
                ? new State(state.scene(), state.succession(), calls(state.calls(), call))
                : new State(state.scene().evolve(event), state.succession().evolve(event), state.calls());
    }

    private static Map<UUID, UUID> calls(Map<UUID, UUID> before, CallEvent.OfPerson event) {
        Map<UUID, UUID> calls = new HashMap<>(before);
        switch (event) {
            case CallRung _, CallAnswered _, CallJoined _ -> calls.put(event.call(), event.conversation());
            case CallDeclined _, CallMissed _, CallRingCancelled _, CallLeft _ -> calls.remove(event.call());
        }
        return calls;
    }

    @Override
    public Decision decide(RemoveParticipant command, State state) {
        Scene scene = state.scene();
        Optional<Rejection> unknown = scene.unknown(command.conversation());
        if (unknown.isPresent()) {
            return Decision.reject(unknown.get());
        }
        if (scene.person(command.person()).isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("person", command.person().toString(), "participant"));
        }
        boolean goes = command.person().equals(command.by());
        boolean gone = scene.membership().past().contains(command.person());
        if (goes && gone) {
            return Decision.already();
        }
        Optional<Rejection> absent = scene.absent(command.by());
        if (absent.isPresent()) {
            return Decision.reject(absent.get());
        }
        if (gone) {
            return Decision.already();
        }
        return refusal(command, state, goes)
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(leave(command, state)));
    }

    private static Optional<Rejection> refusal(RemoveParticipant command, State state, boolean goes) {
        Scene scene = state.scene();
        if (!scene.membership().has(command.person())) {
            return Optional.of(
                    new Rejection.Unknown("participant", command.person().toString(), "participant"));
        }
        if (scene.direct()) {
            return Optional.of(new ConversationRejections.FixedParticipants(
                    command.conversation().toString()));
        }
        return (goes ? Optional.<Rejection>empty() : scene.forbidden(command.by(), Act.REMOVE_OTHERS))
                .or(() -> state.calls().entrySet().stream()
                        .filter(call -> call.getValue().equals(command.conversation()))
                        .findFirst()
                        .map(call -> new ConversationRejections.InCall(
                                command.person(), call.getKey().toString())));
    }

    private static List<DuplexEvent> leave(RemoveParticipant command, State state) {
        String workspace = state.scene().started().workspace();
        List<DuplexEvent> events = new ArrayList<>();
        events.add(
                new ParticipantLeft(workspace, command.conversation(), command.person(), command.by(), command.at()));
        if (state.scene().membership().isOwner(command.person())) {
            state.succession()
                    .heir(command.person())
                    .map(heir -> new ParticipantRoleChanged(
                            workspace, command.conversation(), heir, ParticipantRole.OWNER, command.by(), command.at()))
                    .ifPresent(events::add);
        }
        return events;
    }
}

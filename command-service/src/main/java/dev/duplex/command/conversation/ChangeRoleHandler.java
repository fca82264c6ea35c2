package dev.duplex.command.conversation;

import dev.duplex.command.conversation.ChangeParticipant.ChangeRole;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.Optional;

/** Who gives ownership away by hand says to whom first: it passes on by itself only where its last owner leaves. */
final class ChangeRoleHandler implements Decider<ChangeRole, ChangeRoleHandler.State> {

    record State(Scene scene, Succession succession) {}

    @Override
    public Boundary boundary(ChangeRole command) {
        return Scene.boundary(command.conversation(), command.person(), command.by());
    }

    @Override
    public Boundary further(ChangeRole command, State state) {
        return endsOwnership(command, state) ? Succession.boundary(command.conversation()) : Boundary.NONE;
    }

    private static boolean endsOwnership(ChangeRole command, State state) {
        return command.role() != ParticipantRole.OWNER
                && state.scene().membership().isOwner(command.person());
    }

    @Override
    public State initial() {
        return new State(Scene.UNKNOWN, Succession.UNKNOWN);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return new State(state.scene().evolve(event), state.succession().evolve(event));
    }

    @Override
    public Decision decide(ChangeRole command, State state) {
        Scene scene = state.scene();
        Optional<Rejection> outside = scene.unknown(command.conversation()).or(() -> scene.absent(command.by()));
        if (outside.isPresent()) {
            return Decision.reject(outside.get());
        }
        ParticipantRole role = scene.membership().present().get(command.person());
        if (role == null) {
            return Decision.reject(
                    new Rejection.Unknown("participant", command.person().toString(), "participant"));
        }
        if (role == command.role()) {
            return Decision.already();
        }
        return refusal(command, state)
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(new ParticipantRoleChanged(
                        scene.started().workspace(),
                        command.conversation(),
                        command.person(),
                        command.role(),
                        command.by(),
                        command.at())));
    }

    private static Optional<Rejection> refusal(ChangeRole command, State state) {
        String conversation = command.conversation().toString();
        if (state.scene().direct()) {
            return Optional.of(new ConversationRejections.FixedParticipants(conversation));
        }
        return state.scene()
                .forbidden(command.by(), Act.CHANGE_ROLES)
                .or(() -> endsOwnership(command, state) && state.succession().lastOwner(command.person())
                        ? Optional.of(new ConversationRejections.LastOwner(command.person(), conversation))
                        : Optional.empty());
    }
}

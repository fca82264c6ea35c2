package dev.duplex.command.conversation;

import dev.duplex.command.conversation.ChangeParticipant.AddParticipant;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

final class AddParticipantHandler implements Decider<AddParticipant, Scene> {

    @Override
    public Boundary boundary(AddParticipant command) {
        return Scene.boundary(command.conversation(), command.person(), command.by());
    }

    @Override
    public Scene initial() {
        return Scene.UNKNOWN;
    }

    @Override
    public Scene evolve(Scene scene, DuplexEvent event) {
        return scene.evolve(event);
    }

    @Override
    public Decision decide(AddParticipant command, Scene scene) {
        Optional<Rejection> unknown = scene.unknown(command.conversation());
        if (unknown.isPresent()) {
            return Decision.reject(unknown.get());
        }
        if (scene.person(command.person()).isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("person", command.person().toString(), "participant"));
        }
        boolean joins = joinsChannel(command, scene);
        Optional<Rejection> absent = joins ? Optional.empty() : scene.absent(command.by());
        if (absent.isPresent()) {
            return Decision.reject(absent.get());
        }
        ParticipantRole present = scene.membership().present().get(command.person());
        if (present != null) {
            return again(command, present);
        }
        return refusal(command, scene, joins)
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(new ParticipantAdded(
                        scene.started().workspace(),
                        command.conversation(),
                        command.person(),
                        role(command),
                        command.by(),
                        command.at())));
    }

    private static Decision again(AddParticipant command, ParticipantRole present) {
        return command.role() == null || command.role() == present
                ? Decision.already()
                : Decision.reject(new ConversationRejections.AlreadyThere(
                        command.person(), present.name(), command.conversation().toString()));
    }

    private static Optional<Rejection> refusal(AddParticipant command, Scene scene, boolean joins) {
        String conversation = command.conversation().toString();
        if (scene.direct()) {
            return Optional.of(new ConversationRejections.FixedParticipants(conversation));
        }
        if (scene.membership().closed()) {
            return Optional.of(new Rejection.ConversationClosed(conversation, "conversation"));
        }
        UUID by = command.by();
        if (joins && by != null) {
            return role(command) == ParticipantRole.OWNER
                    ? Optional.of(Rejection.NotPermitted.to(by, Act.CHANGE_ROLES.words(), "an owner"))
                    : Optional.empty();
        }
        return scene.forbidden(by, Act.ADD)
                .or(() -> role(command) == ParticipantRole.OWNER
                        ? scene.forbidden(by, Act.CHANGE_ROLES)
                        : Optional.empty());
    }

    private static ParticipantRole role(AddParticipant command) {
        return Objects.requireNonNullElse(command.role(), ParticipantRole.MEMBER);
    }

    private static boolean joinsChannel(AddParticipant command, Scene scene) {
        return command.person().equals(command.by())
                && !scene.membership().has(command.person())
                && scene.started().kind() == ConversationKind.CHANNEL
                && !scene.customer(command.person());
    }
}

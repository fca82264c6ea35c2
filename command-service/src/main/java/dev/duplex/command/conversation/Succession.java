package dev.duplex.command.conversation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.facts.Everyone;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whose a conversation is when an owner goes. All of its people are looked at then and only then. */
record Succession(Everyone everyone) {

    static final Succession UNKNOWN = new Succession(Everyone.UNKNOWN);

    static Boundary boundary(UUID conversation) {
        return Everyone.boundary(conversation);
    }

    Succession evolve(DuplexEvent told) {
        return new Succession(everyone.evolve(told));
    }

    boolean lastOwner(UUID person) {
        return present(person).values().stream().noneMatch(role -> role == ParticipantRole.OWNER);
    }

    /** Who owns it once its last owner has gone: who has been there longest, members before guests. */
    Optional<UUID> heir(UUID going) {
        return lastOwner(going)
                ? first(going, ParticipantRole.MEMBER).or(() -> first(going, ParticipantRole.GUEST))
                : Optional.empty();
    }

    private Optional<UUID> first(UUID without, ParticipantRole role) {
        return present(without).entrySet().stream()
                .filter(entry -> entry.getValue() == role)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<UUID, ParticipantRole> present(UUID without) {
        Map<UUID, ParticipantRole> present = everyone.present();
        present.remove(without);
        return present;
    }
}

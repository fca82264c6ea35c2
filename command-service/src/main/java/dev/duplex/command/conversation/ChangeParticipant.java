package dev.duplex.command.conversation;

import dev.duplex.events.conversation.ParticipantRole;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings a person into a conversation, or out of it. */
sealed interface ChangeParticipant {

    UUID conversation();

    UUID person();

    @Nullable UUID by();

    Instant at();

    record AddParticipant(
            UUID conversation,
            UUID person,
            ParticipantRole role,
            @Nullable UUID by,
            Instant at) implements ChangeParticipant {}

    record RemoveParticipant(
            UUID conversation, UUID person, @Nullable UUID by, Instant at) implements ChangeParticipant {}
}

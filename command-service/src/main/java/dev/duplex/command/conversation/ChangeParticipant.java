package dev.duplex.command.conversation;

import dev.duplex.events.conversation.ParticipantRole;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings a person into a conversation, or out of it, or gives the person another role there. */
sealed interface ChangeParticipant {

    UUID conversation();

    UUID person();

    @Nullable UUID by();

    Instant at();

    /** @param role null for whatever is usual: a member, or the one that the person has there already */
    record AddParticipant(
            UUID conversation,
            UUID person,
            @Nullable ParticipantRole role,
            @Nullable UUID by,
            Instant at) implements ChangeParticipant {}

    record ChangeRole(
            UUID conversation,
            UUID person,
            ParticipantRole role,
            @Nullable UUID by,
            Instant at) implements ChangeParticipant {}

    record RemoveParticipant(
            UUID conversation, UUID person, @Nullable UUID by, Instant at) implements ChangeParticipant {}
}

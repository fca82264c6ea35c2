package dev.duplex.command.message;

import java.time.Instant;
import java.util.UUID;

sealed interface ReactToMessage {

    UUID message();

    Emoji emoji();

    UUID by();

    Instant at();

    record AddReaction(UUID message, Emoji emoji, UUID by, Instant at) implements ReactToMessage {}

    record RemoveReaction(UUID message, Emoji emoji, UUID by, Instant at) implements ReactToMessage {}
}

package dev.duplex.command.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names a conversation, ends it or takes it up again. */
sealed interface ChangeConversation {

    UUID conversation();

    @Nullable UUID by();

    Instant at();

    record RenameConversation(
            UUID conversation, String subject, @Nullable UUID by, Instant at) implements ChangeConversation {}

    record CloseConversation(
            UUID conversation,
            @Nullable String reason,
            @Nullable UUID by,
            Instant at) implements ChangeConversation {}

    record ReopenConversation(UUID conversation, @Nullable UUID by, Instant at) implements ChangeConversation {}
}

package dev.duplex.command.conversation;

import dev.duplex.events.conversation.ConversationKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param external as it was written
 * @param participants in the order given, each once, the acting person among them
 */
record StartConversation(
        String workspace,
        UUID conversation,
        ConversationKind kind,
        @Nullable String subject,
        @Nullable String external,
        List<UUID> participants,
        @Nullable UUID by,
        Instant at) {}

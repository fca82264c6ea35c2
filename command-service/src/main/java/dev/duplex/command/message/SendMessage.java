package dev.duplex.command.message;

import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record SendMessage(
        UUID conversation,
        UUID message,
        String text,
        MessageMode mode,
        @Nullable UUID inReplyTo,
        List<UUID> mentions,
        Urgency urgency,
        @Nullable Instant needsReplyBy,
        UUID by,
        Instant at) {

    SendMessage with(String otherText, List<UUID> otherMentions) {
        return new SendMessage(
                conversation, message, otherText, mode, inReplyTo, otherMentions, urgency, needsReplyBy, by, at);
    }
}

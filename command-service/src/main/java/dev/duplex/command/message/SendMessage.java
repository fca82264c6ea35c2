package dev.duplex.command.message;

import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param call in which it is written, null for none
 * @param attachments uploads of the sender to this conversation
 */
record SendMessage(
        UUID conversation,
        UUID message,
        String text,
        MessageMode mode,
        @Nullable UUID call,
        @Nullable UUID inReplyTo,
        List<UUID> mentions,
        @Nullable Broadcast broadcast,
        Urgency urgency,
        @Nullable Instant needsReplyBy,
        boolean privateNote,
        List<FileReference> attachments,
        UUID by,
        Instant at) {

    SendMessage with(String otherText, List<UUID> otherMentions) {
        return new SendMessage(
                conversation,
                message,
                otherText,
                mode,
                call,
                inReplyTo,
                otherMentions,
                broadcast,
                urgency,
                needsReplyBy,
                privateNote,
                attachments,
                by,
                at);
    }
}

package dev.duplex.command.message;

import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Commands for tests that say no more than what they are about. */
final class Writing {

    private Writing() {}

    /** Without attachments, for all to see. */
    static SendMessage plain(
            UUID conversation,
            UUID message,
            String text,
            MessageMode mode,
            UUID inReplyTo,
            List<UUID> mentions,
            Urgency urgency,
            Instant needsReplyBy,
            UUID by,
            Instant at) {
        return new SendMessage(
                conversation,
                message,
                text,
                mode,
                null,
                inReplyTo,
                mentions,
                null,
                urgency,
                needsReplyBy,
                false,
                List.of(),
                by,
                at);
    }
}

package dev.duplex.command.message;

import static dev.duplex.command.Acme.ROOM;

import dev.duplex.command.PlainLog;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other slices' tests send. */
public final class Messages {

    private Messages() {}

    public static List<DuplexEvent> say(PlainLog log, UUID message, @Nullable UUID inReplyTo, UUID by, Instant at) {
        return log.send(
                new SendMessageHandler(),
                Writing.plain(
                        ROOM, message, "Hi", MessageMode.ASYNC, inReplyTo, List.of(), Urgency.NORMAL, null, by, at));
    }
}

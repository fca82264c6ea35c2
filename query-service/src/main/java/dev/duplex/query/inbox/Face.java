package dev.duplex.query.inbox;

import dev.duplex.events.message.MessageMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation shows in an inbox: to members everything, to customers no private notes.
 *
 * @param count messages that count as unread for those who have not seen them
 * @param activeAt when the last message was sent or call started, or the start
 */
public record Face(long count, Instant activeAt, @Nullable LastMessage last) {

    public record LastMessage(
            UUID id, Instant at, UUID by, @Nullable String text, MessageMode mode) {}

    Face sent(LastMessage message, boolean counts) {
        LastMessage newest = last == null || !message.at().isBefore(last.at()) ? message : last;
        return new Face(count + (counts ? 1 : 0), later(message.at()), newest);
    }

    Face active(Instant at) {
        return new Face(count, later(at), last);
    }

    /** Changes what the newest message says, if it is this one. */
    Face saying(UUID message, @Nullable String text) {
        LastMessage was = last;
        return was == null || !was.id().equals(message) || was.text() == null
                ? this
                : new Face(count, activeAt, new LastMessage(was.id(), was.at(), was.by(), text, was.mode()));
    }

    private Instant later(Instant at) {
        return at.isAfter(activeAt) ? at : activeAt;
    }
}

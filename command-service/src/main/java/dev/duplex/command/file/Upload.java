package dev.duplex.command.file;

import dev.duplex.events.message.FileReference;
import java.time.Instant;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A file as a person uploaded it.
 *
 * @param sha256 of its content in hexadecimal
 * @param size in bytes
 * @param lookAt when to look next whether a message carries it
 * @param goneAt since when it is hidden, to be removed; null as long as it is there
 */
public record Upload(
        @BsonId UUID id,
        String sha256,
        String name,
        String mediaType,
        long size,
        UUID by,
        UUID conversation,
        Instant at,
        Instant lookAt,
        @Nullable Instant goneAt) {

    FileReference asReference() {
        return new FileReference(id, name, mediaType, size, sha256, null);
    }

    /** Whether it is the same one, sent again. */
    boolean repeats(Upload other) {
        return asReference().equals(other.asReference())
                && by.equals(other.by())
                && conversation.equals(other.conversation());
    }
}

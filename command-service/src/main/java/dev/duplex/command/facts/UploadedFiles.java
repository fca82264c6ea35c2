package dev.duplex.command.facts;

import dev.duplex.events.message.FileReference;
import java.util.List;
import java.util.UUID;

/** The files that people have uploaded to send them. Not part of the log until a message carries them. */
public interface UploadedFiles {

    /** How many a message carries. */
    int MOST = 10;

    /**
     * The files as a message of the conversation carries them.
     *
     * @param files in the order wanted; each is the person's own upload to the conversation
     * @throws RuntimeException a refusal with the code {@code unknown-file} and the field {@code attachments}
     */
    List<FileReference> require(UUID conversation, UUID by, List<UUID> files);

    /** Whether it can be sent still. */
    boolean isThere(UUID file);
}

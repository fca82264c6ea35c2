package dev.duplex.events.message;

import dev.duplex.events.EventTag;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that a message names.
 *
 * @param file the uploaded file, null where only an import knows of it
 * @param size in bytes, null where the source did not say
 * @param sha256 of the content in hexadecimal, null for one that was not uploaded
 * @param url where the source kept it, null where it kept it inside itself
 */
public record FileReference(
        @Nullable UUID file,
        String name,
        @Nullable String mediaType,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable String url) {

    /** The tags of those that were uploaded. */
    static Stream<EventTag> tags(List<FileReference> attachments) {
        return attachments.stream()
                .flatMap(attachment -> Stream.ofNullable(attachment.file()))
                .map(EventTag::file);
    }

    /** One that history tells of, kept elsewhere. */
    public static FileReference elsewhere(
            String name, @Nullable String mediaType, @Nullable Long size, @Nullable String url) {
        return new FileReference(null, name, mediaType, size, null, url);
    }
}

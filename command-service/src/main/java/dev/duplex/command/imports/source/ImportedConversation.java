package dev.duplex.command.imports.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param subject as it was at the beginning; none for conversations without a name
 * @param startedAt when it was created, else its first event; none when the source tells neither
 * @param participants keys of the people who were in it at the beginning; others come by {@link ImportedEvent.Joined}.
 *     Whoever writes is in here or joined before
 * @param events how many events will be read
 */
public record ImportedConversation(
        String key,
        Kind kind,
        @Nullable String subject,
        @Nullable Instant startedAt,
        List<String> participants,
        int events) {

    public enum Kind {
        CHANNEL,
        DIRECT,
        GROUP,
        INQUIRY
    }

    /** The reference to the outside item: {@code slack:<channel id>} or {@code mail:<id of the first mail>}. */
    public String external() {
        return key;
    }
}

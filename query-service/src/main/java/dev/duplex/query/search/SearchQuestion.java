package dev.duplex.query.search;

import dev.duplex.events.conversation.ConversationKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param words as typed, blank for none
 * @param from inclusive
 * @param to exclusive
 */
record SearchQuestion(
        String workspace,
        String words,
        @Nullable UUID author,
        @Nullable UUID conversation,
        @Nullable ConversationKind kind,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Boolean hasFile,
        @Nullable Boolean unanswered,
        SearchSort sort) {

    /** Tells questions apart, for cursors. */
    String fingerprint() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}

package dev.duplex.query.search;

import dev.duplex.events.conversation.ConversationKind;
import java.util.UUID;

/** What the index knows of under a key. */
sealed interface Kept permits Entry, Turn, Kept.Head, Kept.Early, Kept.Nothing {

    /** A conversation. */
    record Head(UUID conversation, ConversationKind kind) implements Kept {
        static String key(UUID conversation) {
            return "c:" + conversation;
        }
    }

    /** There are replies to a message of a channel that is not here yet. */
    record Early(UUID message) implements Kept {
        static String key(UUID message) {
            return "e:" + message;
        }
    }

    /** It was here and is not any more. */
    record Nothing() implements Kept {}
}

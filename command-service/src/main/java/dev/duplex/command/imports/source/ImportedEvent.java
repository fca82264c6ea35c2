package dev.duplex.command.imports.source;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened in a conversation. {@code key} is the same whenever the same thing is read again. */
public sealed interface ImportedEvent {

    String key();

    /** When it happened, in whole milliseconds; none where the source does not tell ({@link Retracted} only). */
    @Nullable Instant at();

    /**
     * @param parent key of the message answered (Slack: the root of the thread)
     * @param parentKnown whether that message is in this source; it may still be in an earlier import
     * @param text readable text, mentions as {@code @name}, links as Markdown; may be empty
     * @param edit the last change before the export, when the text from before it is not in the source
     */
    record Message(
            String key,
            Instant at,
            String author,
            Kind kind,
            String text,
            @Nullable String parent,
            boolean parentKnown,
            List<String> mentions,
            List<FileReference> files,
            @Nullable Edit edit)
            implements ImportedEvent {

        public boolean bot() {
            return kind == Kind.BOT;
        }
    }

    /** What a message is; the figures count {@code PERSON}. */
    enum Kind {
        PERSON,
        BOT,
        FILE_SHARE,
        FILE_COMMENT
    }

    /** @param by key of the person who changed it, where told */
    record Edit(Instant at, @Nullable String by) {}

    record Edited(
            String key,
            Instant at,
            String message,
            @Nullable String by,
            String text) implements ImportedEvent {}

    /** The message may be unknown here and in earlier imports: deleted before anyone exported it. */
    record Retracted(String key, @Nullable Instant at, String message) implements ImportedEvent {}

    /** Of someone who is in already it changes nothing. {@code inferred}: not told, but the person writes next. */
    record Joined(String key, Instant at, String person, boolean inferred) implements ImportedEvent {}

    /** Of someone who is not in it changes nothing. */
    record Left(String key, Instant at, String person) implements ImportedEvent {}

    record Renamed(String key, Instant at, @Nullable String by, String subject) implements ImportedEvent {}

    /** Slack does not tell when: {@code at} is the instant of the message, the earliest possible. */
    record ReactionAdded(String key, Instant at, String message, String person, String emoji)
            implements ImportedEvent {}
}

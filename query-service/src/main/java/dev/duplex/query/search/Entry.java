package dev.duplex.query.search;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageSent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the index has it.
 *
 * @param text null once retracted
 * @param files names of its attachments
 * @param speaks whether it asks and answers: a bot does not, nor does a note, which shows to some only
 * @param thread the message that opened the thread which this one belongs to, itself where it opened one
 * @param run what its author said without being interrupted, null where it was answered from the beginning
 * @param applied position of the last event applied to it
 */
record Entry(
        UUID message,
        String workspace,
        UUID conversation,
        ConversationKind kind,
        UUID author,
        Moment said,
        @Nullable String text,
        List<String> files,
        boolean note,
        boolean speaks,
        UUID thread,
        @Nullable UUID run,
        long applied)
        implements Kept {

    static String key(UUID message) {
        return "m:" + message;
    }

    static Entry of(MessageSent sent, ConversationKind kind, UUID thread, @Nullable UUID run, long position) {
        return new Entry(
                sent.message(),
                sent.workspace(),
                sent.conversation(),
                kind,
                sent.by(),
                Moment.of(sent.at(), position),
                sent.text(),
                sent.attachments().stream().map(FileReference::name).toList(),
                sent.privateNote(),
                speaks(sent),
                thread,
                run,
                position);
    }

    static boolean speaks(MessageSent sent) {
        return !sent.privateNote()
                && switch (sent.origin()) {
                    case PERSON, IMPORT -> true;
                    case BOT, AUTOMATION -> false;
                };
    }

    /** Where others answer it. */
    String place() {
        return place(kind, conversation, thread);
    }

    static String place(ConversationKind kind, UUID conversation, UUID thread) {
        return kind == ConversationKind.CHANNEL ? "t:" + thread : "s:" + conversation;
    }

    Entry edited(String now, long position) {
        return with(text == null ? null : now, files, thread, run, position);
    }

    Entry retracted(long position) {
        return with(null, List.of(), thread, run, position);
    }

    Entry inThread(UUID opening, long position) {
        return with(text, files, opening, run, position);
    }

    Entry inRun(@Nullable UUID other) {
        return with(text, files, thread, other, applied);
    }

    private Entry with(
            @Nullable String newText, List<String> newFiles, UUID newThread, @Nullable UUID newRun, long position) {
        return new Entry(
                message,
                workspace,
                conversation,
                kind,
                author,
                said,
                newText,
                newFiles,
                note,
                speaks,
                newThread,
                newRun,
                position);
    }
}

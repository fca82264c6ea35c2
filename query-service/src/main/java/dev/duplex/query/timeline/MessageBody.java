package dev.duplex.query.timeline;

import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands.
 *
 * @param text null once retracted
 * @param thread the message that opened the thread which this one belongs to, null for one that opened none but its own
 * @param replies messages in the thread that this one opened
 */
public record MessageBody(
        UUID by,
        @Nullable String text,
        MessageMode mode,
        @Nullable UUID inReplyTo,
        @Nullable UUID thread,
        List<UUID> mentions,
        Urgency urgency,
        @Nullable Instant needsReplyBy,
        List<FileReference> attachments,
        Origin origin,
        List<Edit> edits,
        @Nullable Instant retractedAt,
        List<Reaction> reactions,
        long replies,
        @Nullable Reply lastReply) {

    public record Edit(Instant at, @Nullable UUID by) {}

    public record Reaction(String emoji, List<UUID> people) {}

    /** The newest message of a thread. */
    public record Reply(UUID message, UUID by, Instant at) {}

    static MessageBody of(MessageSent sent, @Nullable UUID thread) {
        return new MessageBody(
                sent.by(),
                sent.text(),
                sent.mode(),
                sent.inReplyTo(),
                thread,
                sent.mentions(),
                sent.urgency(),
                sent.needsReplyBy(),
                sent.attachments(),
                sent.origin(),
                List.of(),
                null,
                List.of(),
                0,
                null);
    }

    MessageBody edited(MessageEdited edited) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(new Edit(edited.at(), edited.by()));
        return with(retractedAt == null ? edited.text() : null, attachments, more, retractedAt, reactions);
    }

    /** What it said is gone; that it was there stays, for those who answered it. */
    MessageBody retracted(Instant at) {
        return with(null, List.of(), edits, at, reactions);
    }

    MessageBody reacted(ReactionAdded added) {
        List<Reaction> changed = new ArrayList<>();
        boolean joined = false;
        for (Reaction reaction : reactions) {
            boolean same = reaction.emoji().equals(added.emoji());
            joined |= same;
            changed.add(same ? new Reaction(added.emoji(), including(reaction.people(), added.by())) : reaction);
        }
        if (!joined) {
            changed.add(new Reaction(added.emoji(), List.of(added.by())));
        }
        return with(text, attachments, edits, retractedAt, changed);
    }

    /** @param more in the order of the log */
    MessageBody replied(List<Reply> more) {
        Reply last = lastReply;
        for (Reply reply : more) {
            last = last == null || !reply.at().isBefore(last.at()) ? reply : last;
        }
        return new MessageBody(
                by,
                text,
                mode,
                inReplyTo,
                thread,
                mentions,
                urgency,
                needsReplyBy,
                attachments,
                origin,
                edits,
                retractedAt,
                reactions,
                replies + more.size(),
                last);
    }

    MessageBody inThread(UUID opening) {
        return new MessageBody(
                by,
                text,
                mode,
                inReplyTo,
                opening,
                mentions,
                urgency,
                needsReplyBy,
                attachments,
                origin,
                edits,
                retractedAt,
                reactions,
                replies,
                lastReply);
    }

    private static List<UUID> including(List<UUID> people, UUID person) {
        if (people.contains(person)) {
            return people;
        }
        List<UUID> more = new ArrayList<>(people);
        more.add(person);
        return more;
    }

    private MessageBody with(
            @Nullable String newText,
            List<FileReference> newAttachments,
            List<Edit> newEdits,
            @Nullable Instant newRetractedAt,
            List<Reaction> newReactions) {
        return new MessageBody(
                by,
                newText,
                mode,
                inReplyTo,
                thread,
                mentions,
                urgency,
                needsReplyBy,
                newAttachments,
                origin,
                newEdits,
                newRetractedAt,
                newReactions,
                replies,
                lastReply);
    }
}

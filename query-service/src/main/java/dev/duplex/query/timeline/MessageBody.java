package dev.duplex.query.timeline;

import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageEvent.ReactionRemoved;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands.
 *
 * @param text null once retracted
 * @param call the live chat that it was written in, null for none
 * @param thread the message that opened the thread which this one belongs to, null for one that opened none but its own
 * @param threaded the position since which it does
 * @param privateNote for members of the workspace only
 * @param retraction the position of its retraction
 * @param replies messages in the thread that this one opened: without private notes and those that were retracted
 * @param newest of these replies, the latest last: all where they are few
 * @param escalations the calls that grew out of it
 */
public record MessageBody(
        UUID by,
        @Nullable String text,
        MessageMode mode,
        @Nullable UUID call,
        @Nullable UUID inReplyTo,
        @Nullable UUID thread,
        long threaded,
        List<UUID> mentions,
        @Nullable Broadcast broadcast,
        Urgency urgency,
        @Nullable Instant needsReplyBy,
        boolean privateNote,
        List<FileReference> attachments,
        Origin origin,
        List<Edit> edits,
        @Nullable Instant retractedAt,
        @Nullable Long retraction,
        List<Reaction> reactions,
        long replies,
        List<Reply> newest,
        List<UUID> escalations) {

    /** More than people retract in a row. */
    private static final int NEWEST = 5;

    public record Edit(Instant at, @Nullable UUID by) {}

    public record Reaction(String emoji, List<UUID> people) {}

    /** A message of a thread. */
    public record Reply(UUID message, UUID by, Instant at) {}

    static MessageBody of(MessageSent sent, @Nullable UUID thread, long position) {
        return new MessageBody(
                sent.by(),
                sent.text(),
                sent.mode(),
                sent.call(),
                sent.inReplyTo(),
                thread,
                position,
                sent.mentions(),
                sent.broadcast(),
                sent.urgency(),
                sent.needsReplyBy(),
                sent.privateNote(),
                sent.attachments(),
                sent.origin(),
                List.of(),
                null,
                null,
                List.of(),
                0,
                List.of(),
                List.of());
    }

    @Nullable Reply lastReply() {
        return newest.isEmpty() ? null : newest.getLast();
    }

    /** Whether it was there for all to see before a position. */
    boolean countsBefore(long position) {
        Long retracted = retraction;
        return !privateNote && (retracted == null || retracted >= position);
    }

    /** Whether it was counted as a reply of its thread before a position. */
    boolean countedBefore(long position) {
        return countsBefore(position) && threaded < position;
    }

    MessageBody edited(MessageEdited edited) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(new Edit(edited.at(), edited.by()));
        Content content = content();
        if (retractedAt == null) {
            List<UUID> now = edited.mentions();
            content = new Content(
                    edited.text(),
                    now == null ? mentions : now,
                    now == null ? broadcast : edited.broadcast(),
                    attachments);
        }
        return with(content, thread, threaded, more, retractedAt, retraction, reactions, replies, newest);
    }

    /** What it said is gone; that it was there stays, for those who answered it. */
    MessageBody retracted(Instant at, long position) {
        return retractedAt != null
                ? this
                : with(Content.NONE, thread, threaded, edits, at, position, reactions, replies, newest);
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
        return with(content(), thread, threaded, edits, retractedAt, retraction, changed, replies, newest);
    }

    MessageBody unreacted(ReactionRemoved removed) {
        List<Reaction> changed = new ArrayList<>();
        for (Reaction reaction : reactions) {
            List<UUID> people = reaction.emoji().equals(removed.emoji())
                    ? reaction.people().stream()
                            .filter(person -> !person.equals(removed.by()))
                            .toList()
                    : reaction.people();
            if (!people.isEmpty()) {
                changed.add(new Reaction(reaction.emoji(), people));
            }
        }
        return with(content(), thread, threaded, edits, retractedAt, retraction, changed, replies, newest);
    }

    /** @param more in the order of the log */
    MessageBody replied(List<Reply> more) {
        List<Reply> last = new ArrayList<>(newest);
        long count = replies;
        for (Reply reply : more) {
            boolean complete = last.size() == count;
            count++;
            if (complete || !reply.at().isBefore(last.getFirst().at())) {
                insert(last, reply);
            }
        }
        return with(content(), thread, threaded, edits, retractedAt, retraction, reactions, count, last);
    }

    private static void insert(List<Reply> last, Reply reply) {
        int place = last.size();
        while (place > 0 && reply.at().isBefore(last.get(place - 1).at())) {
            place--;
        }
        last.add(place, reply);
        if (last.size() > NEWEST) {
            last.removeFirst();
        }
    }

    /** @param others counts those of the thread without it, only asked where none of the newest is left */
    MessageBody unreplied(UUID reply, Supplier<List<Reply>> others) {
        List<Reply> last =
                newest.stream().filter(each -> !each.message().equals(reply)).toList();
        long count = Math.max(0, replies - 1);
        if (!last.isEmpty() || count == 0) {
            return with(content(), thread, threaded, edits, retractedAt, retraction, reactions, count, last);
        }
        return with(content(), thread, threaded, edits, retractedAt, retraction, reactions, 0, List.of())
                .replied(others.get());
    }

    MessageBody inThread(UUID opening, long position) {
        return with(content(), opening, position, edits, retractedAt, retraction, reactions, replies, newest);
    }

    MessageBody escalated(UUID to) {
        return new MessageBody(
                by,
                text,
                mode,
                call,
                inReplyTo,
                thread,
                threaded,
                mentions,
                broadcast,
                urgency,
                needsReplyBy,
                privateNote,
                attachments,
                origin,
                edits,
                retractedAt,
                retraction,
                reactions,
                replies,
                newest,
                including(escalations, to));
    }

    private static List<UUID> including(List<UUID> people, UUID person) {
        if (people.contains(person)) {
            return people;
        }
        List<UUID> more = new ArrayList<>(people);
        more.add(person);
        return more;
    }

    private record Content(
            @Nullable String text,
            List<UUID> mentions,
            @Nullable Broadcast broadcast,
            List<FileReference> attachments) {

        private static final Content NONE = new Content(null, List.of(), null, List.of());
    }

    private Content content() {
        return new Content(text, mentions, broadcast, attachments);
    }

    private MessageBody with(
            Content content,
            @Nullable UUID newThread,
            long newThreaded,
            List<Edit> newEdits,
            @Nullable Instant newRetractedAt,
            @Nullable Long newRetraction,
            List<Reaction> newReactions,
            long newReplies,
            List<Reply> newNewest) {
        return new MessageBody(
                by,
                content.text(),
                mode,
                call,
                inReplyTo,
                newThread,
                newThreaded,
                content.mentions(),
                content.broadcast(),
                urgency,
                needsReplyBy,
                privateNote,
                content.attachments(),
                origin,
                newEdits,
                newRetractedAt,
                newRetraction,
                newReactions,
                newReplies,
                newNewest,
                escalations);
    }
}

package dev.duplex.query.inbox;

import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageMode;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What all inboxes that hold a conversation share.
 *
 * @param count messages that count as unread for those who have not seen them
 * @param participants who takes part, except in a channel, which may be large and never needs them all
 * @param customers whether a customer ever took part
 * @param activeAt when the last message was sent or call started, or the start
 * @param folded the latest instant that the waits take into account, null before the first move
 */
public record HeadDocument(
        @BsonId UUID id,
        ConversationKind kind,
        long count,
        List<UUID> participants,
        boolean customers,
        Instant activeAt,
        @Nullable LastMessage last,
        @Nullable Instant folded,
        long position)
        implements ReadDocument {

    static final Shelf<HeadDocument> SHELF = new Shelf<>("inbox_heads", HeadDocument.class, List.of());

    public record LastMessage(
            UUID id, Instant at, UUID by, @Nullable String text, MessageMode mode) {}

    static HeadDocument of(ConversationStarted started, long position) {
        return new HeadDocument(
                started.conversation(), started.kind(), 0, List.of(), false, started.at(), null, null, position);
    }

    Circle circle() {
        return new Circle(kind, customers);
    }

    boolean isLate(Instant at) {
        return folded != null && at.isBefore(folded);
    }

    HeadDocument joined(UUID person, boolean customer, long applied) {
        List<UUID> more = new ArrayList<>(participants);
        if (kind != ConversationKind.CHANNEL && !more.contains(person)) {
            more.add(person);
        }
        return with(count, more, customers || customer, activeAt, last, folded, applied);
    }

    HeadDocument left(UUID person, long applied) {
        List<UUID> others =
                participants.stream().filter(other -> !other.equals(person)).toList();
        return with(count, others, customers, activeAt, last, folded, applied);
    }

    HeadDocument sent(LastMessage message, boolean counts, long applied) {
        LastMessage newest = last == null || !message.at().isBefore(last.at()) ? message : last;
        return with(count + (counts ? 1 : 0), participants, customers, later(message.at()), newest, folded, applied);
    }

    HeadDocument active(Instant at, long applied) {
        return with(count, participants, customers, later(at), last, folded, applied);
    }

    HeadDocument moved(Instant at, long applied) {
        return with(count, participants, customers, activeAt, last, isLate(at) ? folded : at, applied);
    }

    /** Changes what the newest message says, if it is this one. */
    HeadDocument saying(UUID message, @Nullable String text, long applied) {
        LastMessage was = last;
        if (was == null || !was.id().equals(message) || was.text() == null) {
            return this;
        }
        LastMessage says = new LastMessage(was.id(), was.at(), was.by(), text, was.mode());
        return with(count, participants, customers, activeAt, says, folded, applied);
    }

    private Instant later(Instant at) {
        return at.isAfter(activeAt) ? at : activeAt;
    }

    private HeadDocument with(
            long newCount,
            List<UUID> newParticipants,
            boolean newCustomers,
            Instant newActiveAt,
            @Nullable LastMessage newLast,
            @Nullable Instant newFolded,
            long applied) {
        return new HeadDocument(
                id, kind, newCount, newParticipants, newCustomers, newActiveAt, newLast, newFolded, applied);
    }
}

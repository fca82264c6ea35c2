package dev.duplex.query.inbox;

import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.inbox.Face.LastMessage;
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
 * @param inside what members see
 * @param outside what customers see
 * @param notable the number of the newest message that is retracted or mentions a whole channel, for members
 * @param participants who takes part, except in a channel, which may be large and never needs them all
 * @param customers whether a customer ever took part
 * @param closedAt null while open
 * @param folded the latest instant that the waits take into account, null before the first move
 */
public record HeadDocument(
        @BsonId UUID id,
        ConversationKind kind,
        Face inside,
        Face outside,
        long notable,
        List<UUID> participants,
        boolean customers,
        @Nullable Instant closedAt,
        @Nullable Instant folded,
        long position)
        implements ReadDocument {

    static final Shelf<HeadDocument> SHELF = new Shelf<>("inbox_heads", HeadDocument.class, List.of());

    static HeadDocument of(ConversationStarted started, long position) {
        Face face = new Face(0, started.at(), null);
        return new HeadDocument(
                started.conversation(), started.kind(), face, face, 0, List.of(), false, null, null, position);
    }

    Circle circle() {
        return new Circle(kind, customers);
    }

    Face face(PersonKind of) {
        return of == PersonKind.CUSTOMER ? outside : inside;
    }

    boolean isLate(Instant at) {
        return folded != null && at.isBefore(folded);
    }

    /** Whether something happened at or after an instant: who joins then, late in the log, may be asked by it. */
    boolean hasMovedSince(Instant at) {
        return folded != null && !folded.isBefore(at);
    }

    HeadDocument joined(UUID person, boolean customer, long applied) {
        List<UUID> more = new ArrayList<>(participants);
        if (kind != ConversationKind.CHANNEL && !more.contains(person)) {
            more.add(person);
        }
        return with(inside, outside, notable, more, customers || customer, closedAt, folded, applied);
    }

    HeadDocument left(UUID person, long applied) {
        List<UUID> others =
                participants.stream().filter(other -> !other.equals(person)).toList();
        return with(inside, outside, notable, others, customers, closedAt, folded, applied);
    }

    HeadDocument sent(LastMessage message, boolean counts, boolean note, long applied) {
        return with(
                inside.sent(message, counts),
                note ? outside : outside.sent(message, counts),
                notable,
                participants,
                customers,
                closedAt,
                folded,
                applied);
    }

    HeadDocument active(Instant at, long applied) {
        return with(inside.active(at), outside.active(at), notable, participants, customers, closedAt, folded, applied);
    }

    HeadDocument saying(UUID message, @Nullable String text, long applied) {
        return with(
                inside.saying(message, text),
                outside.saying(message, text),
                notable,
                participants,
                customers,
                closedAt,
                folded,
                applied);
    }

    HeadDocument noting(long number, long applied) {
        return with(inside, outside, Math.max(notable, number), participants, customers, closedAt, folded, applied);
    }

    HeadDocument closed(@Nullable Instant at, long applied) {
        return with(inside, outside, notable, participants, customers, at, folded, applied);
    }

    HeadDocument moved(Instant at, long applied) {
        return with(inside, outside, notable, participants, customers, closedAt, isLate(at) ? folded : at, applied);
    }

    private HeadDocument with(
            Face newInside,
            Face newOutside,
            long newNotable,
            List<UUID> newParticipants,
            boolean newCustomers,
            @Nullable Instant newClosedAt,
            @Nullable Instant newFolded,
            long applied) {
        return new HeadDocument(
                id,
                kind,
                newInside,
                newOutside,
                newNotable,
                newParticipants,
                newCustomers,
                newClosedAt,
                newFolded,
                applied);
    }
}

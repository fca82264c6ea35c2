package dev.duplex.query.inbox;

import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.call.CallState;
import dev.duplex.query.inbox.Face.LastMessage;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
 * @param live the call that rings or goes on, null for none
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
        @Nullable CallState live,
        @Nullable Instant folded,
        long position)
        implements ReadDocument {

    static final Shelf<HeadDocument> SHELF = new Shelf<>("inbox_heads", HeadDocument.class, List.of());

    static HeadDocument of(ConversationStarted started, long position) {
        Face face = new Face(0, started.at(), null);
        return new HeadDocument(
                started.conversation(), started.kind(), face, face, 0, List.of(), false, null, null, null, position);
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
        return with(inside, outside, notable, more, customers || customer, closedAt, live, folded, applied);
    }

    HeadDocument left(UUID person, long applied) {
        List<UUID> others =
                participants.stream().filter(other -> !other.equals(person)).toList();
        return with(inside, outside, notable, others, customers, closedAt, live, folded, applied);
    }

    HeadDocument sent(LastMessage message, boolean counts, boolean note, long applied) {
        return with(
                inside.sent(message, counts),
                note ? outside : outside.sent(message, counts),
                notable,
                participants,
                customers,
                closedAt,
                live,
                folded,
                applied);
    }

    HeadDocument active(Instant at, long applied) {
        return with(
                inside.active(at),
                outside.active(at),
                notable,
                participants,
                customers,
                closedAt,
                live,
                folded,
                applied);
    }

    /** Those of all its faces. */
    Stream<UUID> lastMessages() {
        return Stream.of(inside, outside)
                .flatMap(face -> Stream.ofNullable(face.last()))
                .map(LastMessage::id);
    }

    HeadDocument saying(UUID message, @Nullable String text, long applied) {
        return with(
                inside.saying(message, text),
                outside.saying(message, text),
                notable,
                participants,
                customers,
                closedAt,
                live,
                folded,
                applied);
    }

    HeadDocument noting(long number, long applied) {
        return with(
                inside, outside, Math.max(notable, number), participants, customers, closedAt, live, folded, applied);
    }

    HeadDocument closed(@Nullable Instant at, long applied) {
        return with(inside, outside, notable, participants, customers, at, live, folded, applied);
    }

    HeadDocument after(CallEvent event, long applied) {
        CallState before = live;
        CallState after = event instanceof CallStarted started
                ? CallState.of(started)
                : before != null && before.call().equals(event.call()) ? before.after(event) : before;
        CallState now = after == null || after.endedAt() != null ? null : after;
        return Objects.equals(before, now)
                ? this
                : with(inside, outside, notable, participants, customers, closedAt, now, folded, applied);
    }

    /** Whether somebody is in a call: who joins it then has moved to another device. */
    boolean inCall(UUID call, UUID person) {
        return live != null && live.call().equals(call) && live.isIn(person);
    }

    HeadDocument moved(Instant at, long applied) {
        return with(
                inside, outside, notable, participants, customers, closedAt, live, isLate(at) ? folded : at, applied);
    }

    private HeadDocument with(
            Face newInside,
            Face newOutside,
            long newNotable,
            List<UUID> newParticipants,
            boolean newCustomers,
            @Nullable Instant newClosedAt,
            @Nullable CallState newLive,
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
                newLive,
                newFolded,
                applied);
    }
}

package dev.duplex.query.replylater;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.replylater.PostponeReason;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A reply that a person put off, from then until it was owed no more.
 *
 * @param id for the newest one of a person and what is owed, and another for those before it
 * @param since when it was put off first
 * @param opened the position of that event
 * @param postponedUntil when the person will be reminded, because the instant was no good moment
 */
public record DeferralDocument(
        @BsonId String id,
        UUID conversation,
        UUID person,
        @Nullable UUID message,
        @Nullable UUID call,
        @Nullable Instant until,
        @Nullable String note,
        DeferralState state,
        Instant since,
        @Nullable Instant remindedAt,
        @Nullable Instant postponedUntil,
        @Nullable PostponeReason postponedFor,
        @Nullable Instant endedAt,
        long opened,
        long position)
        implements ReadDocument {

    static final Shelf<DeferralDocument> SHELF = new Shelf<>(
            "deferrals",
            DeferralDocument.class,
            List.of(
                    Indexes.ascending("person", "since", "opened"),
                    Indexes.ascending("person", "state", "since", "opened")));

    static String id(ReplyLaterEvent event) {
        UUID message = event.message();
        return event.person() + "/" + (message == null ? Objects.requireNonNull(event.call()) : message);
    }

    boolean isOpen() {
        return state == DeferralState.OPEN;
    }

    DeferralDocument kept(long applied) {
        return new DeferralDocument(
                id + "/" + opened,
                conversation,
                person,
                message,
                call,
                until,
                note,
                state,
                since,
                remindedAt,
                postponedUntil,
                postponedFor,
                endedAt,
                opened,
                applied);
    }

    static DeferralDocument of(ReplyDeferred deferred, long position) {
        return new DeferralDocument(
                id(deferred),
                deferred.conversation(),
                deferred.person(),
                deferred.message(),
                deferred.call(),
                deferred.until(),
                deferred.note(),
                DeferralState.OPEN,
                deferred.at(),
                null,
                null,
                null,
                null,
                position,
                position);
    }

    /** A call not answered takes back no promise. */
    DeferralDocument moved(ReplyDeferred to, long applied) {
        boolean promised = to.call() != null && to.until() == null;
        return new DeferralDocument(
                id,
                conversation,
                person,
                message,
                to.call(),
                promised ? until : to.until(),
                promised && to.note() == null ? note : to.note(),
                state,
                since,
                promised ? remindedAt : null,
                promised ? postponedUntil : null,
                promised ? postponedFor : null,
                null,
                opened,
                applied);
    }

    DeferralDocument reminded(Instant at, long applied) {
        return with(state, at, null, null, endedAt, applied);
    }

    DeferralDocument postponed(ReplyReminderPostponed to, long applied) {
        return with(state, remindedAt, to.until(), to.reason(), endedAt, applied);
    }

    DeferralDocument dropped(ReplyDeferralDropped dropped, long applied) {
        return with(DeferralState.after(dropped), remindedAt, null, null, dropped.at(), applied);
    }

    private DeferralDocument with(
            DeferralState newState,
            @Nullable Instant newRemindedAt,
            @Nullable Instant newPostponedUntil,
            @Nullable PostponeReason newPostponedFor,
            @Nullable Instant newEndedAt,
            long applied) {
        return new DeferralDocument(
                id,
                conversation,
                person,
                message,
                call,
                until,
                note,
                newState,
                since,
                newRemindedAt,
                newPostponedUntil,
                newPostponedFor,
                newEndedAt,
                opened,
                applied);
    }
}

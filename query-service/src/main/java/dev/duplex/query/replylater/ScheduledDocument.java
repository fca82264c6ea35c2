package dev.duplex.query.replylater;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.Urgency;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A message that was to be sent later.
 *
 * @param text null once the message was retracted
 * @param code why it failed, for machines
 * @param reason the same for people
 * @param opened the position of the event that scheduled it first
 */
public record ScheduledDocument(
        @BsonId UUID id,
        UUID conversation,
        UUID person,
        @Nullable String text,
        @Nullable UUID inReplyTo,
        List<UUID> mentions,
        Urgency urgency,
        @Nullable Instant needsReplyBy,
        Instant dueAt,
        @Nullable UUID inHoursOf,
        ScheduledState state,
        @Nullable Instant endedAt,
        @Nullable String code,
        @Nullable String reason,
        Instant scheduledAt,
        long opened,
        long position)
        implements ReadDocument {

    static final Shelf<ScheduledDocument> SHELF = new Shelf<>(
            "scheduled_messages",
            ScheduledDocument.class,
            List.of(
                    Indexes.ascending("person", "dueAt", "opened"),
                    Indexes.ascending("person", "state", "dueAt", "opened")));

    /** @param before null for a new one */
    static ScheduledDocument of(@Nullable ScheduledDocument before, MessageScheduled scheduled, long position) {
        return new ScheduledDocument(
                scheduled.message(),
                scheduled.conversation(),
                scheduled.person(),
                scheduled.text(),
                scheduled.inReplyTo(),
                scheduled.mentions(),
                scheduled.urgency(),
                scheduled.needsReplyBy(),
                scheduled.dueAt(),
                scheduled.inHoursOf(),
                ScheduledState.PENDING,
                null,
                null,
                null,
                before == null ? scheduled.at() : before.scheduledAt(),
                before == null ? position : before.opened(),
                position);
    }

    ScheduledDocument ended(
            ScheduledState as, Instant at, @Nullable String newCode, @Nullable String newReason, long applied) {
        boolean goesOn =
                state == ScheduledState.PENDING || (state == ScheduledState.FAILED && as == ScheduledState.CANCELLED);
        return goesOn ? with(text, as, at, newCode, newReason, applied) : this;
    }

    ScheduledDocument saying(@Nullable String says, long applied) {
        return state == ScheduledState.SENT ? with(says, state, endedAt, code, reason, applied) : this;
    }

    private ScheduledDocument with(
            @Nullable String newText,
            ScheduledState newState,
            @Nullable Instant newEndedAt,
            @Nullable String newCode,
            @Nullable String newReason,
            long applied) {
        return new ScheduledDocument(
                id,
                conversation,
                person,
                newText,
                inReplyTo,
                mentions,
                urgency,
                needsReplyBy,
                dueAt,
                inHoursOf,
                newState,
                newEndedAt,
                newCode,
                newReason,
                scheduledAt,
                opened,
                applied);
    }
}

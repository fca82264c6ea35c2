package dev.duplex.query.timeline;

import com.mongodb.client.model.Indexes;
import dev.duplex.query.call.CallState;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a timeline: exactly one of message, call, transition, decision, action and scheduled is there.
 *
 * @param id the message's id, or what the entry is and the call's id: clients choose both ids, and may choose the same
 * @param logged the position of the event that made it
 */
public record EntryDocument(
        @BsonId String id,
        UUID conversation,
        Instant at,
        long logged,
        @Nullable MessageBody message,
        @Nullable CallState call,
        @Nullable TransitionBody transition,
        @Nullable DecisionBody decision,
        @Nullable ActionBody action,
        @Nullable ScheduledBody scheduled,
        long position)
        implements ReadDocument {

    static final Shelf<EntryDocument> SHELF = new Shelf<>(
            "timeline_entries",
            EntryDocument.class,
            List.of(
                    Indexes.ascending("conversation", "at", "logged"),
                    Indexes.ascending("message.thread", "conversation", "at", "logged"),
                    Indexes.ascending("message.inReplyTo")));

    /** The message that this one answers. */
    Optional<UUID> answers() {
        return Optional.ofNullable(message).map(MessageBody::inReplyTo);
    }

    static EntryDocument of(UUID conversation, MessageBody message, UUID id, Instant at, long position) {
        return new EntryDocument(
                id.toString(), conversation, at, position, message, null, null, null, null, null, position);
    }

    static EntryDocument of(UUID conversation, CallState call, long position) {
        return new EntryDocument(
                callId(call.call()),
                conversation,
                call.origin().at(),
                position,
                null,
                call,
                null,
                null,
                null,
                null,
                position);
    }

    static String callId(UUID call) {
        return "call:" + call;
    }

    static EntryDocument of(UUID conversation, TransitionBody transition, Instant at, long position) {
        return new EntryDocument(
                transition.id(), conversation, at, position, null, null, transition, null, null, null, position);
    }

    static EntryDocument of(String id, UUID conversation, DecisionBody decision, Instant at, long position) {
        return new EntryDocument(id, conversation, at, position, null, null, null, decision, null, null, position);
    }

    static EntryDocument of(String id, UUID conversation, ActionBody action, Instant at, long position) {
        return new EntryDocument(id, conversation, at, position, null, null, null, null, action, null, position);
    }

    static EntryDocument of(String id, UUID conversation, ScheduledBody scheduled, Instant at, long position) {
        return new EntryDocument(id, conversation, at, position, null, null, null, null, null, scheduled, position);
    }

    EntryDocument with(MessageBody changed, long applied) {
        return with(changed, call, decision, action, scheduled, applied);
    }

    /** Only members of the workspace see it. */
    boolean isPrivateNote() {
        return message != null && message.privateNote();
    }

    /** Only for messages. */
    EntryDocument inThread(UUID opening, long applied) {
        return with(Objects.requireNonNull(message).inThread(opening, applied), applied);
    }

    /** Only for messages. */
    MessageBody.Reply asReply() {
        return new MessageBody.Reply(
                UUID.fromString(id), Objects.requireNonNull(message).by(), at);
    }

    EntryDocument with(CallState changed, long applied) {
        return with(message, changed, decision, action, scheduled, applied);
    }

    EntryDocument with(DecisionBody changed, long applied) {
        return with(message, call, changed, action, scheduled, applied);
    }

    EntryDocument with(ActionBody changed, long applied) {
        return with(message, call, decision, changed, scheduled, applied);
    }

    EntryDocument with(ScheduledBody changed, long applied) {
        return with(message, call, decision, action, changed, applied);
    }

    private EntryDocument with(
            @Nullable MessageBody newMessage,
            @Nullable CallState newCall,
            @Nullable DecisionBody newDecision,
            @Nullable ActionBody newAction,
            @Nullable ScheduledBody newScheduled,
            long applied) {
        return new EntryDocument(
                id,
                conversation,
                at,
                logged,
                newMessage,
                newCall,
                transition,
                newDecision,
                newAction,
                newScheduled,
                applied);
    }
}

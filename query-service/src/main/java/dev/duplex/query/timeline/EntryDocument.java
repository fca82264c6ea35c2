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
 * One entry of a timeline: exactly one of message, call and transition is there.
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
        return new EntryDocument(id.toString(), conversation, at, position, message, null, null, position);
    }

    static EntryDocument of(UUID conversation, CallState call, long position) {
        return new EntryDocument(
                callId(call.call()), conversation, call.startedAt(), position, null, call, null, position);
    }

    static String callId(UUID call) {
        return "call:" + call;
    }

    static EntryDocument of(UUID conversation, TransitionBody transition, Instant at, long position) {
        return new EntryDocument(transition.id(), conversation, at, position, null, null, transition, position);
    }

    EntryDocument with(MessageBody changed, long applied) {
        return new EntryDocument(id, conversation, at, logged, changed, call, transition, applied);
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
        return new EntryDocument(id, conversation, at, logged, message, changed, transition, applied);
    }
}

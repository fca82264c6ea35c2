package dev.duplex.query.timeline;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's head.
 *
 * @param logged the position of its start
 * @param closed null while it is open
 */
public record ConversationDocument(
        @BsonId UUID id,
        String workspace,
        ConversationKind kind,
        @Nullable String subject,
        @Nullable String external,
        Instant startedAt,
        long logged,
        long messageCount,
        @Nullable Instant lastMessageAt,
        @Nullable Closing closed,
        long position)
        implements ReadDocument {

    static final Shelf<ConversationDocument> SHELF = new Shelf<>(
            "timeline_conversations",
            ConversationDocument.class,
            List.of(
                    Indexes.ascending("workspace", "startedAt", "logged"),
                    Indexes.ascending("workspace", "kind", "startedAt", "logged"),
                    Indexes.ascending("workspace", "external")));

    public record Closing(
            Instant at, @Nullable UUID by, @Nullable String reason) {}

    static ConversationDocument of(ConversationStarted started, long position) {
        return new ConversationDocument(
                started.conversation(),
                started.workspace(),
                started.kind(),
                started.subject(),
                started.external(),
                started.at(),
                position,
                0,
                null,
                null,
                position);
    }

    ConversationDocument withMessage(Instant at, long applied) {
        Instant last = lastMessageAt;
        return new ConversationDocument(
                id,
                workspace,
                kind,
                subject,
                external,
                startedAt,
                logged,
                messageCount + 1,
                last == null || at.isAfter(last) ? at : last,
                closed,
                applied);
    }

    ConversationDocument renamed(String name, long applied) {
        return new ConversationDocument(
                id, workspace, kind, name, external, startedAt, logged, messageCount, lastMessageAt, closed, applied);
    }

    /** @param closing null when it was reopened */
    ConversationDocument closed(@Nullable Closing closing, long applied) {
        return new ConversationDocument(
                id,
                workspace,
                kind,
                subject,
                external,
                startedAt,
                logged,
                messageCount,
                lastMessageAt,
                closing,
                applied);
    }
}

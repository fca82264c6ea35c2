package dev.duplex.query.documentation;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.documentation.DecisionEvent.DecisionSuperseded;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A decision.
 *
 * @param logged the position of the event that recorded it
 * @param superseded null while it is in force
 * @param supersedes those in whose place it holds
 */
public record DecisionDocument(
        @BsonId UUID id,
        String workspace,
        UUID conversation,
        String text,
        List<UUID> messages,
        List<UUID> calls,
        UUID by,
        Instant at,
        long logged,
        @Nullable Superseded superseded,
        List<UUID> supersedes,
        long position)
        implements ReadDocument {

    static final Shelf<DecisionDocument> SHELF = new Shelf<>(
            "documentation_decisions",
            DecisionDocument.class,
            List.of(
                    Indexes.ascending("conversation", "at", "logged"),
                    Indexes.ascending("workspace", "at", "logged"),
                    Indexes.ascending("calls", "at", "logged")));

    /** @param decision that holds in its place, null where it was taken back */
    public record Superseded(
            @Nullable UUID decision, @Nullable String reason, UUID by, Instant at) {}

    static DecisionDocument of(DecisionRecorded recorded, long position) {
        return new DecisionDocument(
                recorded.decision(),
                recorded.workspace(),
                recorded.conversation(),
                recorded.text(),
                recorded.messages(),
                recorded.calls(),
                recorded.by(),
                recorded.at(),
                position,
                null,
                List.of(),
                position);
    }

    DecisionDocument superseded(DecisionSuperseded event, long applied) {
        Superseded how = new Superseded(event.supersededBy(), event.reason(), event.by(), event.at());
        return new DecisionDocument(
                id, workspace, conversation, text, messages, calls, by, at, logged, how, supersedes, applied);
    }

    DecisionDocument superseding(UUID other, long applied) {
        List<UUID> more =
                Stream.concat(supersedes.stream(), Stream.of(other)).distinct().toList();
        return new DecisionDocument(
                id, workspace, conversation, text, messages, calls, by, at, logged, superseded, more, applied);
    }
}

package dev.duplex.query.livesession;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.query.call.CallPhase;
import dev.duplex.query.call.CallState;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A call as somebody looking for live sessions finds it. */
public record LiveSessionDocument(
        @BsonId UUID id,
        String workspace,
        UUID conversation,
        CallPhase phase,
        Instant startedAt,
        @Nullable Instant endedAt,
        CallState call,
        long position)
        implements ReadDocument {

    static final Shelf<LiveSessionDocument> SHELF = new Shelf<>(
            "live_sessions",
            LiveSessionDocument.class,
            List.of(
                    Indexes.ascending("workspace", "phase", "startedAt"),
                    Indexes.ascending("workspace", "phase", "endedAt")));

    static LiveSessionDocument of(CallStarted started, long position) {
        CallState call = CallState.of(started);
        return new LiveSessionDocument(
                started.call(),
                started.workspace(),
                started.conversation(),
                call.phase(),
                started.at(),
                null,
                call,
                position);
    }

    LiveSessionDocument with(CallState changed, long applied) {
        return new LiveSessionDocument(
                id, workspace, conversation, changed.phase(), startedAt, changed.endedAt(), changed, applied);
    }
}

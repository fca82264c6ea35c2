package dev.duplex.query.scheduledcall;

import com.mongodb.client.model.Indexes;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A call that takes or took place for a scheduled one.
 *
 * @param id the call's
 */
public record SessionDocument(@BsonId UUID id, UUID scheduled, boolean live, Instant startedAt, long position)
        implements ReadDocument {

    static final Shelf<SessionDocument> SHELF = new Shelf<>(
            "scheduled_call_sessions", SessionDocument.class, List.of(Indexes.ascending("scheduled", "live")));

    SessionDocument ended(long applied) {
        return new SessionDocument(id, scheduled, false, startedAt, applied);
    }
}

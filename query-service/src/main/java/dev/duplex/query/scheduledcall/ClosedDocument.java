package dev.duplex.query.scheduledcall;

import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Whether a conversation is closed, so that no call can begin there.
 *
 * @param id the conversation's; one that was never closed has no document
 */
public record ClosedDocument(@BsonId UUID id, boolean closed, long position) implements ReadDocument {

    static final Shelf<ClosedDocument> SHELF = new Shelf<>("scheduled_call_closed", ClosedDocument.class, List.of());
}

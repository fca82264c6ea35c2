package dev.duplex.query.inbox;

import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/** A message that was answered before it was in the log, as imported history may have it. */
public record MissingDocument(@BsonId UUID id, UUID conversation, long position) implements ReadDocument {

    static final Shelf<MissingDocument> SHELF = new Shelf<>("inbox_missing", MissingDocument.class, List.of());
}

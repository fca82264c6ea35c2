package dev.duplex.query.inbox;

import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/** Whose action item it is: who gets it from somebody else takes it out of his inbox. */
public record ActionDocument(@BsonId UUID id, UUID conversation, UUID owner, long position) implements ReadDocument {

    static final Shelf<ActionDocument> SHELF = new Shelf<>("inbox_actions", ActionDocument.class, List.of());
}

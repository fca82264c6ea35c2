package dev.duplex.query.inbox;

import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * How far back a message has had an effect on waits: without it, or with another place of it, they are to be folded again
 * from there.
 *
 * @param id the move's
 * @param since not after any ask that the message answered or pressed
 */
public record ReachDocument(@BsonId String id, Instant since, long position) implements ReadDocument {

    static final Shelf<ReachDocument> SHELF = new Shelf<>("inbox_reaches", ReachDocument.class, List.of());
}

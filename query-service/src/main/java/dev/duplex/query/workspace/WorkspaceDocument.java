package dev.duplex.query.workspace;

import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

public record WorkspaceDocument(@BsonId String id, String name, String timeZone, Counts counts, long position)
        implements ReadDocument {

    static final Shelf<WorkspaceDocument> SHELF = new Shelf<>("workspaces", WorkspaceDocument.class, List.of());

    public record Counts(long people, long conversations, long messages, long calls) {

        Counts plus(Counts more) {
            return new Counts(
                    people + more.people,
                    conversations + more.conversations,
                    messages + more.messages,
                    calls + more.calls);
        }
    }

    WorkspaceDocument counting(Counts more, long at) {
        return new WorkspaceDocument(id, name, timeZone, counts.plus(more), at);
    }
}

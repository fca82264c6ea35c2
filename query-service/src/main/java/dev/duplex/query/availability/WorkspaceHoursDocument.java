package dev.duplex.query.availability;

import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** The hours of those in a workspace who have not set their own. */
public record WorkspaceHoursDocument(@BsonId String id, List<HoursVersion> hours, long position)
        implements ReadDocument {

    static final Shelf<WorkspaceHoursDocument> SHELF =
            new Shelf<>("workspace_hours", WorkspaceHoursDocument.class, List.of());
}

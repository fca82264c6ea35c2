package dev.duplex.query.people;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

public record PersonDocument(
        @BsonId UUID id,
        String workspace,
        String name,
        @Nullable String email,
        PersonKind kind,
        String timeZone,
        Instant joinedAt,
        long position)
        implements ReadDocument {

    static final Shelf<PersonDocument> SHELF = new Shelf<>(
            "people", PersonDocument.class, List.of(Indexes.ascending("workspace", "joinedAt", "position")));
}

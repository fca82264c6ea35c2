package dev.duplex.query.inbox;

import dev.duplex.events.people.PersonKind;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/** What an inbox needs to know of a person. */
public record KnownPerson(@BsonId UUID id, PersonKind kind, long position) implements ReadDocument {

    static final Shelf<KnownPerson> SHELF = new Shelf<>("inbox_people", KnownPerson.class, List.of());
}

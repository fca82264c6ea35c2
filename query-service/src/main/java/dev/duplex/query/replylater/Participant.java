package dev.duplex.query.replylater;

import com.mongodb.client.model.Indexes;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/** Who takes part, for reminders of everybody. */
public record Participant(@BsonId String id, UUID conversation, UUID person, boolean present, long position)
        implements ReadDocument {

    static final Shelf<Participant> SHELF =
            new Shelf<>("reminders_participants", Participant.class, List.of(Indexes.ascending("conversation")));

    static String id(UUID conversation, UUID person) {
        return conversation + "/" + person;
    }
}

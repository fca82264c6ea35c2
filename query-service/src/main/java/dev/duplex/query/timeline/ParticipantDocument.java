package dev.duplex.query.timeline;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A person in a conversation, kept when the person left.
 *
 * @param until when the person left, null while there
 */
public record ParticipantDocument(
        @BsonId String id,
        UUID conversation,
        UUID person,
        ParticipantRole role,
        Instant since,
        @Nullable Instant until,
        long position)
        implements ReadDocument {

    static final Shelf<ParticipantDocument> SHELF = new Shelf<>(
            "timeline_participants",
            ParticipantDocument.class,
            List.of(Indexes.ascending("conversation"), Indexes.ascending("person")));

    static String id(UUID conversation, UUID person) {
        return conversation + "/" + person;
    }

    static ParticipantDocument of(ParticipantAdded added, long position) {
        return new ParticipantDocument(
                id(added.conversation(), added.person()),
                added.conversation(),
                added.person(),
                added.role(),
                added.at(),
                null,
                position);
    }

    ParticipantDocument left(Instant at, long applied) {
        return new ParticipantDocument(id, conversation, person, role, since, at, applied);
    }
}

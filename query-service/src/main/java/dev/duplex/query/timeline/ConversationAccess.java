package dev.duplex.query.timeline;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may see which conversation. */
@Component
final class ConversationAccess implements Participation {

    private final MongoCollection<ConversationDocument> conversations;
    private final MongoCollection<ParticipantDocument> participants;

    ConversationAccess(MongoDatabase database) {
        this.conversations =
                database.getCollection(ConversationDocument.SHELF.collection(), ConversationDocument.class);
        this.participants = database.getCollection(ParticipantDocument.SHELF.collection(), ParticipantDocument.class);
    }

    /** @throws QueryRejected with the code {@code unknown-conversation} or {@code not-a-participant} */
    void require(Viewer viewer, String field, UUID conversation) {
        if (conversations.find(Filters.eq(conversation)).first() == null) {
            throw QueryRejected.unknown("conversation", field, conversation);
        }
        if (!visible(viewer, conversation)) {
            throw new QueryRejected(
                    "not-a-participant",
                    field,
                    "Only those who ever took part in this conversation may see it",
                    "Be added to it first");
        }
    }

    @Override
    public Set<UUID> among(UUID person, Collection<UUID> of) {
        List<String> ids = of.stream()
                .map(conversation -> ParticipantDocument.id(conversation, person))
                .toList();
        return participants
                .find(Filters.in("_id", ids))
                .map(ParticipantDocument::conversation)
                .into(new HashSet<>());
    }

    /** All conversations that a person ever took part in. */
    Set<UUID> of(UUID person) {
        return participants
                .find(Filters.eq("person", person))
                .map(ParticipantDocument::conversation)
                .into(new HashSet<>());
    }
}

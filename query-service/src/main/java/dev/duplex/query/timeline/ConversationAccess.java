package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Who may see which conversation. */
@Component
final class ConversationAccess implements Participation {

    /** Who left reads no more: what was said before is no longer his to read either. */
    private static final Bson PRESENT = Filters.eq("until", null);

    private static final Bson CONVERSATION_ALONE =
            Projections.fields(Projections.include("conversation"), Projections.excludeId());

    private final LiveShelf<ConversationDocument> conversations;
    private final LiveShelf<ParticipantDocument> participants;

    ConversationAccess(LiveShelves shelves) {
        this.conversations = shelves.of(ConversationDocument.SHELF);
        this.participants = shelves.of(ParticipantDocument.SHELF);
    }

    /** @throws QueryRejected with the code {@code unknown-conversation} or {@code not-a-participant} */
    void require(Viewer viewer, String field, UUID conversation) {
        if (conversations.now().find(Filters.eq(conversation)).first() == null) {
            throw QueryRejected.unknown("conversation", field, conversation);
        }
        requirePresent(viewer, field, conversation);
    }

    /** @throws QueryRejected with the code {@code not-a-participant} */
    void requirePresent(Viewer viewer, String field, UUID conversation) {
        if (!visible(viewer, conversation)) {
            throw notThere(field);
        }
    }

    static QueryRejected notThere(String field) {
        return new QueryRejected(
                "not-a-participant",
                field,
                "Only those who take part in this conversation may see it",
                "Be added to it first");
    }

    @Override
    public Set<UUID> among(UUID person, Collection<UUID> of) {
        List<String> ids = of.stream()
                .map(conversation -> ParticipantDocument.id(conversation, person))
                .toList();
        return participants
                .now()
                .find(Filters.and(Filters.in("_id", ids), PRESENT))
                .map(ParticipantDocument::conversation)
                .into(new HashSet<>());
    }

    @Override
    public Set<UUID> companions(UUID person) {
        Set<UUID> all = participants
                .now()
                .find(Filters.and(Filters.in("conversation", of(person)), PRESENT))
                .map(ParticipantDocument::person)
                .into(new HashSet<>());
        all.add(person);
        return all;
    }

    /** From the index alone: each search asks for it, and there may be ten thousand. */
    @Override
    public Set<UUID> of(UUID person) {
        return participants
                .now()
                .find(Filters.and(Filters.eq("person", person), PRESENT), BsonDocument.class)
                .projection(CONVERSATION_ALONE)
                .map(found -> found.getBinary("conversation").asUuid())
                .into(new HashSet<>());
    }

    @Override
    public Set<UUID> peopleIn(UUID conversation) {
        return participants
                .now()
                .find(Filters.and(Filters.eq("conversation", conversation), PRESENT))
                .map(ParticipantDocument::person)
                .into(new HashSet<>());
    }
}

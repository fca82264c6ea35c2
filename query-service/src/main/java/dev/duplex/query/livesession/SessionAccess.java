package dev.duplex.query.livesession;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may see which call: those who take part in its conversation. Thread-safe. */
@Component
final class SessionAccess {

    private final LiveShelf<LiveSessionDocument> sessions;
    private final Participation participation;

    SessionAccess(LiveShelves shelves, Participation participation) {
        this.sessions = shelves.of(LiveSessionDocument.SHELF);
        this.participation = participation;
    }

    /** @throws QueryRejected with the code {@code bad-id}, {@code unknown-call} or {@code not-a-participant} */
    LiveSessionDocument require(Viewer viewer, String field, String call) {
        UUID id = Ids.parse(field, call);
        LiveSessionDocument session = sessions.now().find(Filters.eq(id)).first();
        if (session == null) {
            throw QueryRejected.unknown("call", field, id);
        }
        if (!participation.visible(viewer, session.conversation())) {
            throw new QueryRejected(
                    "not-a-participant",
                    field,
                    "Only those who take part in its conversation may see this call",
                    "Be added to the conversation first");
        }
        return session;
    }
}

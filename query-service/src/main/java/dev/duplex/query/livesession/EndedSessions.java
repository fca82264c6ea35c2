package dev.duplex.query.livesession;

import com.mongodb.client.model.Filters;
import dev.duplex.query.call.CallPhase;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Sessions that have ended, the last one first: an index gives the order of each page. Thread-safe. */
@Component
final class EndedSessions {

    static final Keyset ORDER = new Keyset("endedAt", "logged", Cursor::number);

    /** Conversations whose sessions the database merges in order; of more it would sort all that there are. */
    static final int MERGED = 100;

    static final Bson ENDED = Filters.eq("phase", CallPhase.ENDED.name());

    private static final Comparator<LiveSessionDocument> LAST_FIRST = Comparator.comparing(LiveSessionDocument::end)
            .thenComparingLong(LiveSessionDocument::logged)
            .reversed();

    private final LiveShelf<LiveSessionDocument> sessions;
    private final Participation participation;
    private final Membership membership;

    EndedSessions(LiveShelves shelves, Participation participation, Membership membership) {
        this.membership = membership;
        this.sessions = shelves.of(LiveSessionDocument.SHELF);
        this.participation = participation;
    }

    /** @return in order, one more than the page holds if there is one */
    List<LiveSessionDocument> page(LiveSessions of, Viewer viewer, Page page) {
        return switch (viewer) {
            case Viewer.Operator() -> find(Filters.and(of.filter(), ENDED), page);
            case Viewer.Of(UUID person) -> among(conversations(person, of.workspace()), of, page);
        };
    }

    /** A person belongs to one workspace. */
    private List<UUID> conversations(UUID person, String workspace) {
        return membership.workspaceOf(person).filter(workspace::equals).isPresent()
                ? List.copyOf(participation.of(person))
                : List.of();
    }

    private List<LiveSessionDocument> among(List<UUID> conversations, LiveSessions of, Page page) {
        List<LiveSessionDocument> found = new ArrayList<>();
        for (int from = 0; from < conversations.size(); from += MERGED) {
            found.addAll(find(
                    in(conversations.subList(from, Math.min(conversations.size(), from + MERGED)), of), page));
        }
        return found.stream().sorted(LAST_FIRST).limit(page.size() + 1L).toList();
    }

    private List<LiveSessionDocument> find(Bson filter, Page page) {
        return ORDER.latestFirst(sessions.now(), filter, page);
    }

    /** Without the workspace, whose index would look at what happens in all other conversations as well. */
    static Bson in(List<UUID> conversations, LiveSessions of) {
        return Filters.and(Filters.in("conversation", conversations), ENDED, of.concerning());
    }
}

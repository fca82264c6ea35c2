package dev.duplex.query.livesession;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.duplex.query.call.CallPhase;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.Workspaces;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class LiveSessionController {

    /** How many ended sessions are looked at for a person, who may see only some of them. */
    private static final int LOOKED_AT = 2_000;

    private final LiveShelf<LiveSessionDocument> sessions;
    private final Workspaces workspaces;
    private final Participation participation;

    LiveSessionController(LiveShelves shelves, Workspaces workspaces, Participation participation) {
        this.sessions = shelves.of(LiveSessionDocument.SHELF);
        this.workspaces = workspaces;
        this.participation = participation;
    }

    record LiveSessions(String workspace) {}

    @QueryMapping
    LiveSessions liveSessions(@Argument String workspace) {
        workspaces.require("workspace", workspace);
        return new LiveSessions(workspace);
    }

    @SchemaMapping(typeName = "LiveSessions")
    List<LiveSession> ringing(LiveSessions of, @ContextValue(Viewer.KEY) Viewer viewer) {
        return find(of, CallPhase.RINGING, Sorts.ascending("startedAt"), Integer.MAX_VALUE, viewer);
    }

    @SchemaMapping(typeName = "LiveSessions")
    List<LiveSession> active(LiveSessions of, @ContextValue(Viewer.KEY) Viewer viewer) {
        return find(of, CallPhase.ACTIVE, Sorts.ascending("startedAt"), Integer.MAX_VALUE, viewer);
    }

    @SchemaMapping(typeName = "LiveSessions")
    List<LiveSession> recentlyEnded(
            LiveSessions of, @Argument @Nullable Integer first, @ContextValue(Viewer.KEY) Viewer viewer) {
        int size = Page.forward(first, null, "ended calls").size();
        return find(of, CallPhase.ENDED, Sorts.descending("endedAt"), size, viewer);
    }

    private List<LiveSession> find(LiveSessions of, CallPhase phase, Bson order, int size, Viewer viewer) {
        boolean all = viewer instanceof Viewer.Operator;
        List<LiveSessionDocument> found = sessions.now()
                .find(Filters.and(Filters.eq("workspace", of.workspace()), Filters.eq("phase", phase.name())))
                .sort(order)
                .limit(all ? Math.min(size, LOOKED_AT) : LOOKED_AT)
                .into(new ArrayList<>());
        Set<UUID> conversations =
                found.stream().map(LiveSessionDocument::conversation).collect(Collectors.toSet());
        Set<UUID> visible = switch (viewer) {
            case Viewer.Operator() -> conversations;
            case Viewer.Of(UUID person) -> participation.among(person, conversations);
        };
        return found.stream()
                .filter(session -> visible.contains(session.conversation()))
                .limit(size)
                .map(LiveSession::of)
                .toList();
    }
}

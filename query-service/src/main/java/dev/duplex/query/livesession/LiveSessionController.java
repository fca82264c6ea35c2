package dev.duplex.query.livesession;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.duplex.query.call.CallPhase;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.ScheduledCalls;
import dev.duplex.query.graphql.ScheduledCalls.ScheduledOccurrence;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.Workspaces;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class LiveSessionController {

    private static final int MOST_SCHEDULED = 50;

    private final LiveShelf<LiveSessionDocument> sessions;
    private final EndedSessions ended;
    private final SessionAccess access;
    private final Workspaces workspaces;
    private final Participation participation;
    private final ScheduledCalls scheduled;

    LiveSessionController(
            LiveShelves shelves,
            EndedSessions ended,
            SessionAccess access,
            Workspaces workspaces,
            Participation participation,
            ScheduledCalls scheduled) {
        this.scheduled = scheduled;
        this.sessions = shelves.of(LiveSessionDocument.SHELF);
        this.ended = ended;
        this.access = access;
        this.workspaces = workspaces;
        this.participation = participation;
    }

    @QueryMapping
    LiveSession call(@Argument String id, @ContextValue(Viewer.KEY) Viewer viewer) {
        return new LiveSession(access.require(viewer, "id", id));
    }

    @QueryMapping
    LiveSessions liveSessions(@Argument String workspace, @Argument @Nullable String person) {
        workspaces.require("workspace", workspace);
        return new LiveSessions(workspace, person == null ? null : Ids.parse("person", person));
    }

    @SchemaMapping(typeName = "LiveSessions")
    List<LiveSession> ringing(LiveSessions of, @ContextValue(Viewer.KEY) Viewer viewer) {
        return live(of, CallPhase.RINGING, viewer);
    }

    @SchemaMapping(typeName = "LiveSessions")
    List<LiveSession> active(LiveSessions of, @ContextValue(Viewer.KEY) Viewer viewer) {
        return live(of, CallPhase.ACTIVE, viewer);
    }

    @SchemaMapping(typeName = "LiveSessions")
    Connection<LiveSession> recentlyEnded(
            LiveSessions of,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "ended calls " + of.workspace() + " " + of.person());
        return Connection.of(
                page,
                ended.page(of, viewer, page),
                session -> new Cursor(session.end(), Long.toString(session.logged())),
                LiveSession::new);
    }

    @SchemaMapping(typeName = "LiveSessions")
    List<? extends ScheduledOccurrence> scheduledNext(
            LiveSessions of, @Argument @Nullable Integer first, @ContextValue(Viewer.KEY) Viewer viewer) {
        int size = first == null ? 10 : first;
        if (size < 1 || size > MOST_SCHEDULED) {
            throw new QueryRejected(
                    "out-of-range", "first", first + " is out of range", "Ask for 1 to " + MOST_SCHEDULED);
        }
        return scheduled.next(viewer, of.workspace(), of.person(), size);
    }

    /** Few go on at any time, so they are all looked at. */
    private List<LiveSession> live(LiveSessions of, CallPhase phase, Viewer viewer) {
        List<LiveSessionDocument> found = sessions.now()
                .find(Filters.and(of.filter(), Filters.eq("phase", phase.name())))
                .sort(Sorts.ascending("startedAt"))
                .into(new ArrayList<>());
        Set<UUID> conversations =
                found.stream().map(LiveSessionDocument::conversation).collect(Collectors.toSet());
        Set<UUID> visible = switch (viewer) {
            case Viewer.Operator() -> conversations;
            case Viewer.Of(UUID person) -> participation.among(person, conversations);
        };
        return found.stream()
                .filter(session -> visible.contains(session.conversation()))
                .map(LiveSession::new)
                .toList();
    }

    /** For those who see the conversations. */
    @BatchMapping(typeName = "Conversation")
    Map<ConversationRef, LiveSession> liveCall(Set<ConversationRef> conversations) {
        List<UUID> now = conversations.stream()
                .filter(conversation -> conversation.asOf() == null)
                .map(ConversationRef::id)
                .toList();
        Bson live = Filters.in("phase", CallPhase.RINGING.name(), CallPhase.ACTIVE.name());
        Map<ConversationRef, LiveSession> found = new HashMap<>();
        sessions.now()
                .find(Filters.and(Filters.in("conversation", now), live))
                .forEach(session -> found.put(new ConversationRef(session.conversation()), new LiveSession(session)));
        return found;
    }
}

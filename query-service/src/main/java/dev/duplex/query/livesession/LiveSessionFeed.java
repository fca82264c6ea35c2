package dev.duplex.query.livesession;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.documentation.DecisionEvent;
import dev.duplex.events.transition.TransitionEvent;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.Workspaces;
import dev.duplex.query.live.LiveFeed;
import dev.duplex.query.projection.LoggedEvent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class LiveSessionFeed {

    private final LiveFeed feed;
    private final ChangedSessions changed;
    private final SessionAccess access;
    private final Workspaces workspaces;
    private final Membership membership;

    LiveSessionFeed(
            LiveFeed feed,
            ChangedSessions changed,
            SessionAccess access,
            Workspaces workspaces,
            Membership membership) {
        this.feed = feed;
        this.changed = changed;
        this.access = access;
        this.workspaces = workspaces;
        this.membership = membership;
    }

    @SubscriptionMapping
    Flux<LiveSession> liveSessionUpdates(
            @Argument String workspace, @Argument @Nullable String person, @ContextValue(Viewer.KEY) Viewer viewer) {
        workspaces.require("workspace", workspace);
        membership.require(viewer, "workspace", workspace);
        LiveSessions wanted = new LiveSessions(workspace, person == null ? null : Ids.parse("person", person));
        return feed.subscribe(events -> changed.by(events, viewer).stream()
                .filter(wanted::hold)
                .map(LiveSession::new)
                .toList());
    }

    /** What happens while it is looked up is told as well, and nothing older after it. */
    @SubscriptionMapping
    Flux<LiveSession> callUpdates(@Argument String call, @ContextValue(Viewer.KEY) Viewer viewer) {
        LiveSessionDocument session = access.require(viewer, "call", call);
        AtomicLong told = new AtomicLong();
        return Flux.merge(
                        feed.subscribe(
                                session.conversation(),
                                happening -> concerned(session, happening.events())
                                        ? List.of(access.require(viewer, "call", call))
                                        : List.<LiveSessionDocument>of()),
                        Flux.defer(() -> Flux.just(access.require(viewer, "call", call))))
                .filter(now -> told.getAndAccumulate(now.position(), Math::max) <= now.position())
                .map(LiveSession::new);
    }

    private static boolean concerned(LiveSessionDocument session, List<LoggedEvent> events) {
        return events.stream().map(LoggedEvent::event).anyMatch(event -> concerns(session, event));
    }

    /** What was documented in its conversation may have come from it. */
    private static boolean concerns(LiveSessionDocument session, DuplexEvent event) {
        UUID call = session.id();
        return switch (event) {
            case CallEvent of -> of.call().equals(call);
            case TransitionEvent of -> of.call().equals(call);
            case DecisionEvent _, ActionItemEvent _ -> true;
            default -> false;
        };
    }
}

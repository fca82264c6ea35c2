package dev.duplex.query.availability;

import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.Workspaces;
import dev.duplex.query.live.LiveFeed;
import dev.duplex.query.projection.LoggedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class AvailabilityFeed {

    private final LiveFeed feed;
    private final Workspaces workspaces;
    private final Membership membership;
    private final StoredAvailabilities stored;

    AvailabilityFeed(LiveFeed feed, Workspaces workspaces, Membership membership, StoredAvailabilities stored) {
        this.feed = feed;
        this.workspaces = workspaces;
        this.membership = membership;
        this.stored = stored;
    }

    /** @param person null for the hours of the workspace */
    record AvailabilityChange(
            long position,
            Instant at,
            String type,
            @Nullable PersonRef person) {}

    @SubscriptionMapping
    Flux<AvailabilityChange> availabilityChanges(@Argument String workspace, @ContextValue(Viewer.KEY) Viewer viewer) {
        workspaces.require("workspace", workspace);
        membership.require(viewer, "workspace", workspace);
        return feed.subscribe(events -> changes(workspace, viewer, events));
    }

    private List<AvailabilityChange> changes(String workspace, Viewer viewer, List<LoggedEvent> events) {
        List<LoggedEvent> concerned = events.stream()
                .filter(logged -> logged.event() instanceof AvailabilityEvent
                        && logged.event().workspace().equals(workspace))
                .toList();
        if (concerned.isEmpty()) {
            return List.of();
        }
        Set<UUID> visible = stored.visible(
                        viewer,
                        concerned.stream()
                                .map(AvailabilityFeed::person)
                                .filter(Objects::nonNull)
                                .toList())
                .keySet();
        return concerned.stream()
                .filter(logged -> person(logged) == null || visible.contains(person(logged)))
                .map(AvailabilityFeed::change)
                .toList();
    }

    private static AvailabilityChange change(LoggedEvent logged) {
        UUID person = person(logged);
        return new AvailabilityChange(
                logged.position(),
                logged.event().at(),
                EventCatalogue.current().typeOf(logged.event().getClass()).name(),
                person == null ? null : new PersonRef(person));
    }

    private static @Nullable UUID person(LoggedEvent logged) {
        return ((AvailabilityEvent) logged.event()).person();
    }
}

package dev.duplex.query.inbox;

import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.live.LiveFeed;
import dev.duplex.query.projection.LoggedEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class InboxFeed {

    private final LiveFeed feed;
    private final InboxAccess access;
    private final Inboxes inboxes;

    InboxFeed(LiveFeed feed, InboxAccess access, Inboxes inboxes) {
        this.feed = feed;
        this.access = access;
        this.inboxes = inboxes;
    }

    @SubscriptionMapping
    Flux<InboxEntry> inboxUpdates(@Argument String person, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID owner = access.require(viewer, "person", person);
        return feed.subscribe(events -> updates(owner, events));
    }

    /** Each entry once, as it stands after all of the events. */
    private List<InboxEntry> updates(UUID owner, List<LoggedEvent> events) {
        Set<UUID> conversations = events.stream()
                .flatMap(logged -> InboxEvents.conversationOf(logged.event()).stream())
                .collect(Collectors.toSet());
        return conversations.isEmpty() ? List.of() : inboxes.find(owner, conversations);
    }
}

package dev.duplex.query.inbox;

import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.live.LiveFeed;
import dev.duplex.query.projection.LoggedEvent;
import java.time.Clock;
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
    private final StoredInbox stored;
    private final Inboxes inboxes;
    private final Clock clock;

    InboxFeed(LiveFeed feed, InboxAccess access, StoredInbox stored, Inboxes inboxes, Clock clock) {
        this.feed = feed;
        this.access = access;
        this.stored = stored;
        this.inboxes = inboxes;
        this.clock = clock;
    }

    @SubscriptionMapping
    Flux<InboxEntry> inboxUpdates(@Argument String person, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID owner = access.require(viewer, "person", person);
        return feed.subscribe(events -> updates(owner, events));
    }

    @SubscriptionMapping
    Flux<InboxCounts> inboxCountsUpdates(@Argument String person, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID owner = access.require(viewer, "person", person);
        return feed.subscribe(events -> counts(owner, events)).distinctUntilChanged();
    }

    /** Each entry once, as it stands after all of the events. */
    private List<InboxEntry> updates(UUID owner, List<LoggedEvent> events) {
        Set<UUID> conversations = conversations(owner, events);
        return conversations.isEmpty()
                ? List.of()
                : inboxes.find(stored, owner, conversations).stream()
                        .map(row -> InboxEntry.of(row, clock.instant()))
                        .toList();
    }

    private List<InboxCounts> counts(UUID owner, List<LoggedEvent> events) {
        Set<UUID> conversations = conversations(owner, events);
        return conversations.isEmpty() || !stored.everIn(owner, conversations)
                ? List.of()
                : List.of(InboxCounts.of(inboxes.counting(stored, owner), clock.instant()));
    }

    private static Set<UUID> conversations(UUID owner, List<LoggedEvent> events) {
        return events.stream()
                .map(LoggedEvent::event)
                .filter(event -> InboxEvents.concerns(owner, event))
                .flatMap(event -> InboxEvents.conversationOf(event).stream())
                .collect(Collectors.toSet());
    }
}

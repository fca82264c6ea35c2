package dev.duplex.query.inbox;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class InboxController {

    private final InboxAccess access;
    private final StoredInbox stored;
    private final PastInboxes past;
    private final Inboxes inboxes;
    private final Clock clock;

    InboxController(InboxAccess access, StoredInbox stored, PastInboxes past, Inboxes inboxes, Clock clock) {
        this.access = access;
        this.stored = stored;
        this.past = past;
        this.inboxes = inboxes;
        this.clock = clock;
    }

    @QueryMapping
    Connection<InboxEntry> inbox(
            @Argument String person,
            @Argument InboxFilter filter,
            @Argument InboxSort sort,
            @Argument @Nullable List<ConversationKind> kinds,
            @Argument boolean includeSnoozed,
            @Argument @Nullable Instant asOf,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID owner = access.require(viewer, "person", person);
        Instant now = asOf == null ? clock.instant() : asOf;
        Set<ConversationKind> of = kinds == null ? EnumSet.allOf(ConversationKind.class) : Set.copyOf(kinds);
        InboxQuery query = new InboxQuery(owner, filter, sort, of, includeSnoozed, Optional.ofNullable(asOf), now);
        Page page = Page.forward(first, after, query.list());
        InboxSource source = asOf == null ? stored : past.of(viewer, owner, asOf);
        return Connection.of(
                page,
                inboxes.page(source, query, page),
                row -> sort.cursor(row.entry()),
                row -> InboxEntry.of(row, now));
    }

    @SchemaMapping(typeName = "Conversation")
    @Nullable InboxEntry inboxEntry(ConversationRef conversation, @ContextValue(Viewer.KEY) Viewer viewer) {
        return viewer instanceof Viewer.Of(UUID person)
                ? inboxes.find(stored, person, List.of(conversation.id())).stream()
                        .findFirst()
                        .map(row -> InboxEntry.of(row, clock.instant()))
                        .orElse(null)
                : null;
    }

    @QueryMapping
    InboxCounts inboxCounts(@Argument String person, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID owner = access.require(viewer, "person", person);
        return InboxCounts.of(inboxes.counting(stored, owner), clock.instant());
    }
}

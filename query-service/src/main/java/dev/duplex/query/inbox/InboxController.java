package dev.duplex.query.inbox;

import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.inbox.Inboxes.Found;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class InboxController {

    private final InboxAccess access;
    private final Inboxes inboxes;

    InboxController(InboxAccess access, Inboxes inboxes) {
        this.access = access;
        this.inboxes = inboxes;
    }

    @QueryMapping
    Connection<InboxEntry> inbox(
            @Argument String person,
            @Argument InboxFilter filter,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID owner = access.require(viewer, "person", person);
        Page page = Page.forward(first, after);
        List<Found> found = inboxes.page(owner, filter, page);
        return Connection.of(page, found, Found::cursor, Found::entry);
    }
}

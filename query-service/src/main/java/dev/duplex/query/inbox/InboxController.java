package dev.duplex.query.inbox;

import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.inbox.Inboxes.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<Row> rows = inboxes.page(owner, filter, page);
        Map<Row, InboxEntry> complete = new HashMap<>();
        List<InboxEntry> entries = inboxes.complete(owner, rows);
        for (int i = 0; i < rows.size(); i++) {
            complete.put(rows.get(i), entries.get(i));
        }
        return Connection.of(page, rows, Row::cursor, complete::get);
    }
}

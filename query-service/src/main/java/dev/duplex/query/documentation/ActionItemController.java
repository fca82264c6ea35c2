package dev.duplex.query.documentation;

import com.mongodb.client.model.Filters;
import dev.duplex.query.documentation.PastDocumentation.Documented;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.OfCall;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.WorkspaceRef;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.conversions.Bson;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What is due first comes first, what has no date last. */
@Controller
class ActionItemController {

    private static final Keyset ORDER = new Keyset("sorted", "logged", Cursor::number);

    private final LiveShelf<ActionItemDocument> items;
    private final MayRead mayRead;
    private final Membership membership;
    private final Clock clock;

    ActionItemController(LiveShelves shelves, MayRead mayRead, Membership membership, Clock clock) {
        this.items = shelves.of(ActionItemDocument.SHELF);
        this.mayRead = mayRead;
        this.membership = membership;
        this.clock = clock;
    }

    @SchemaMapping(typeName = "Conversation", field = "actionItems")
    CompletableFuture<Connection<ActionItemView>> ofConversation(
            ConversationRef conversation,
            @Argument @Nullable ActionItemFilter state,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataLoader<ConversationRef, Documented> past) {
        Page page = Page.forward(first, after, "action items " + conversation + " " + state);
        Instant asOf = conversation.asOf();
        return asOf == null
                ? CompletableFuture.completedFuture(page(page, Filters.eq("conversation", conversation.id()), state))
                : past.load(conversation)
                        .thenApply(documented -> connection(page, of(documented, state, asOf, page), asOf));
    }

    private static List<ActionItemDocument> of(
            Documented documented, @Nullable ActionItemFilter state, Instant asOf, Page page) {
        List<ActionItemDocument> asked = documented.items().stream()
                .filter(item -> state == null || state.holds(item, asOf))
                .toList();
        return Keyset.within(asked, ActionItemController::cursor, page);
    }

    @QueryMapping
    Connection<ActionItemView> actionItems(
            @Argument String person,
            @Argument @Nullable ActionItemFilter state,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID owner = Ids.parse("person", person);
        Page page = Page.forward(first, after, "action items " + owner + " " + state);
        if (membership.workspaceOf(owner).isEmpty()) {
            throw QueryRejected.unknown("person", "person", owner);
        }
        return page(page, Filters.and(Filters.eq("owner", owner), mayRead.filter(viewer)), state);
    }

    @SchemaMapping(typeName = "Workspace", field = "actionItems")
    Connection<ActionItemView> ofWorkspace(
            WorkspaceRef workspace,
            @Argument @Nullable ActionItemFilter state,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "action items " + workspace.id() + " " + state);
        return page(page, Filters.and(Filters.eq("workspace", workspace.id()), mayRead.filter(viewer)), state);
    }

    /** For those who see the call. */
    @SchemaMapping(typeName = "LiveSession", field = "actionItems")
    Connection<ActionItemView> ofCall(
            OfCall call, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        Page page = Page.forward(first, after, "action items " + call.callId());
        return page(page, Filters.eq("call", call.callId()), null);
    }

    private Connection<ActionItemView> page(Page page, Bson of, @Nullable ActionItemFilter state) {
        Instant now = clock.instant();
        Bson filter = state == null ? of : Filters.and(of, state.at(now));
        return connection(page, ORDER.find(items.now(), filter, page), now);
    }

    private static Connection<ActionItemView> connection(Page page, List<ActionItemDocument> found, Instant now) {
        return Connection.of(page, found, ActionItemController::cursor, item -> ActionItemView.of(item, now));
    }

    private static Cursor cursor(ActionItemDocument item) {
        return new Cursor(item.sorted(), Long.toString(item.logged()));
    }
}

package dev.duplex.query.documentation;

import com.mongodb.client.model.Filters;
import dev.duplex.query.documentation.PastDocumentation.Documented;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.OfCall;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.WorkspaceRef;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.conversions.Bson;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class DecisionController {

    private static final Keyset ORDER = new Keyset("at", "logged", Cursor::number);

    private final LiveShelf<DecisionDocument> decisions;
    private final MayRead mayRead;

    DecisionController(LiveShelves shelves, MayRead mayRead) {
        this.decisions = shelves.of(DecisionDocument.SHELF);
        this.mayRead = mayRead;
    }

    @SchemaMapping(typeName = "Conversation", field = "decisions")
    CompletableFuture<Connection<DecisionView>> ofConversation(
            ConversationRef conversation,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable Integer last,
            @Argument @Nullable String before,
            @Argument @Nullable Boolean inForce,
            DataLoader<ConversationRef, Documented> past) {
        Page page = Page.of(first, after, last, before, "decisions " + conversation + " " + inForce);
        return conversation.asOf() == null
                ? CompletableFuture.completedFuture(page(page, Filters.eq("conversation", conversation.id()), inForce))
                : past.load(conversation).thenApply(documented -> connection(page, of(documented, inForce, page)));
    }

    private static List<DecisionDocument> of(Documented documented, @Nullable Boolean inForce, Page page) {
        List<DecisionDocument> asked = documented.decisions().stream()
                .filter(decision -> inForce == null || inForce == (decision.superseded() == null))
                .toList();
        return Keyset.within(asked, DecisionController::cursor, page);
    }

    @SchemaMapping(typeName = "Workspace", field = "decisions")
    Connection<DecisionView> ofWorkspace(
            WorkspaceRef workspace,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable Integer last,
            @Argument @Nullable String before,
            @Argument @Nullable Boolean inForce,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.of(first, after, last, before, "decisions " + workspace.id() + " " + inForce);
        return page(page, Filters.and(Filters.eq("workspace", workspace.id()), mayRead.filter(viewer)), inForce);
    }

    /** For those who see the call. */
    @SchemaMapping(typeName = "LiveSession", field = "decisions")
    Connection<DecisionView> ofCall(OfCall call, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        Page page = Page.forward(first, after, "decisions " + call.callId());
        return page(page, Filters.eq("calls", call.callId()), null);
    }

    private Connection<DecisionView> page(Page page, Bson of, @Nullable Boolean inForce) {
        Bson filter = inForce == null
                ? of
                : Filters.and(of, inForce ? Filters.eq("superseded", null) : Filters.ne("superseded", null));
        return connection(page, ORDER.find(decisions.now(), filter, page));
    }

    private static Connection<DecisionView> connection(Page page, List<DecisionDocument> found) {
        return Connection.of(page, found, DecisionController::cursor, DecisionView::of);
    }

    private static Cursor cursor(DecisionDocument decision) {
        return new Cursor(decision.at(), Long.toString(decision.logged()));
    }
}

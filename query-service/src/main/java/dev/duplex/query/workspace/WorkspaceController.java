package dev.duplex.query.workspace;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.WorkspaceRef;
import dev.duplex.query.graphql.Workspaces;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import dev.duplex.query.workspace.WorkspaceDocument.Counts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.conversions.Bson;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class WorkspaceController implements Workspaces {

    private final LiveShelf<WorkspaceDocument> workspaces;
    private final Membership membership;

    WorkspaceController(LiveShelves shelves, Membership membership, BatchLoaderRegistry loaders) {
        this.workspaces = shelves.of(WorkspaceDocument.SHELF);
        this.membership = membership;
        loaders.forTypePair(String.class, WorkspaceDocument.class)
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> load(ids)));
    }

    private Map<String, WorkspaceDocument> load(Set<String> ids) {
        Map<String, WorkspaceDocument> found = new HashMap<>();
        workspaces.now().find(Filters.in("_id", ids)).forEach(workspace -> found.put(workspace.id(), workspace));
        return found;
    }

    @Override
    public void require(String field, String workspace) {
        if (workspaces.now().find(Filters.eq(workspace)).first() == null) {
            throw QueryRejected.unknown("workspace", field, workspace);
        }
    }

    @QueryMapping
    WorkspaceRef workspace(@Argument String id, @ContextValue(Viewer.KEY) Viewer viewer) {
        require("id", id);
        membership.require(viewer, "id", id);
        return new WorkspaceRef(id);
    }

    @QueryMapping
    Connection<WorkspaceRef> workspaces(
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "workspaces");
        List<WorkspaceDocument> found = workspaces
                .now()
                .find(Filters.and(seenBy(viewer), beyond(page)))
                .sort(Sorts.ascending("_id"))
                .limit(page.size() + 1)
                .into(new ArrayList<>());
        return Connection.of(
                page,
                found,
                workspace -> new Cursor(Instant.EPOCH, workspace.id()),
                workspace -> new WorkspaceRef(workspace.id()));
    }

    private Bson seenBy(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Operator() -> Filters.empty();
            case Viewer.Of(UUID person) ->
                Filters.eq(membership.workspaceOf(person).orElse(""));
        };
    }

    private static Bson beyond(Page page) {
        return page.bound().map(cursor -> Filters.gt("_id", cursor.key())).orElseGet(Filters::empty);
    }

    /** Another read model may be ahead of this one and name what is not here yet. */
    private static CompletableFuture<WorkspaceDocument> load(
            WorkspaceRef workspace, DataLoader<String, WorkspaceDocument> loader) {
        return loader.load(workspace.id()).thenApply(found -> {
            if (found == null) {
                throw QueryRejected.notYet("workspace", "id", workspace.id());
            }
            return found;
        });
    }

    @SchemaMapping(typeName = "Workspace")
    CompletableFuture<String> name(WorkspaceRef workspace, DataLoader<String, WorkspaceDocument> loader) {
        return load(workspace, loader).thenApply(WorkspaceDocument::name);
    }

    @SchemaMapping(typeName = "Workspace")
    CompletableFuture<String> timeZone(WorkspaceRef workspace, DataLoader<String, WorkspaceDocument> loader) {
        return load(workspace, loader).thenApply(WorkspaceDocument::timeZone);
    }

    @SchemaMapping(typeName = "Workspace")
    CompletableFuture<Counts> counts(
            WorkspaceRef workspace,
            @ContextValue(Viewer.KEY) Viewer viewer,
            DataLoader<String, WorkspaceDocument> loader) {
        if (viewer instanceof Viewer.Of(UUID person) && membership.isCustomer(person)) {
            throw new QueryRejected(
                    "not-permitted",
                    "counts",
                    "How many there are also tells of what customers do not see",
                    "Ask as a member, or for the lists, which show what you see");
        }
        return load(workspace, loader).thenApply(WorkspaceDocument::counts);
    }
}

package dev.duplex.query.timeline;

import static dev.duplex.query.timeline.ConversationView.head;

import com.mongodb.client.model.Filters;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ExternalReference;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.WorkspaceRef;
import dev.duplex.query.graphql.Workspaces;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import dev.duplex.query.timeline.ConversationDocument.Closing;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
class ConversationController {

    /** A conversation's history is read for each. */
    private static final int MOST_MOMENTS = 4;

    private final LiveShelf<ConversationDocument> conversations;
    private final ConversationAccess access;
    private final PastConversations past;
    private final Membership membership;
    private final Workspaces workspaces;

    ConversationController(
            LiveShelves shelves,
            ConversationAccess access,
            PastConversations past,
            Membership membership,
            Workspaces workspaces,
            BatchLoaderRegistry loaders) {
        this.conversations = shelves.of(ConversationDocument.SHELF);
        this.access = access;
        this.past = past;
        this.membership = membership;
        this.workspaces = workspaces;
        loaders.forTypePair(ConversationRef.class, ConversationView.class)
                .registerMappedBatchLoader((refs, environment) -> Mono.fromSupplier(() -> load(refs)));
    }

    private Map<ConversationRef, ConversationView> load(Set<ConversationRef> refs) {
        Map<ConversationRef, ConversationView> found = new HashMap<>();
        List<UUID> now = refs.stream()
                .filter(ref -> ref.asOf() == null)
                .map(ConversationRef::id)
                .toList();
        if (refs.size() - now.size() > MOST_MOMENTS) {
            throw new QueryRejected(
                    "too-many-moments",
                    "asOf",
                    "More than " + MOST_MOMENTS + " earlier moments are asked for at once",
                    "Ask for them one after the other");
        }
        if (!now.isEmpty()) {
            conversations
                    .now()
                    .find(Filters.in("_id", now))
                    .forEach(head -> found.put(new ConversationRef(head.id()), ConversationView.ofNow(head)));
        }
        refs.stream().filter(ref -> ref.asOf() != null).forEach(ref -> found.put(ref, past.at(ref)));
        return found;
    }

    /** An earlier moment is folded here once for all that is asked of it. */
    @QueryMapping
    CompletableFuture<ConversationRef> conversation(
            @Argument String id,
            @Argument @Nullable Instant asOf,
            @ContextValue(Viewer.KEY) Viewer viewer,
            DataLoader<ConversationRef, ConversationView> loader) {
        UUID conversation = Ids.parse("id", id);
        access.require(viewer, "id", conversation);
        ConversationRef ref = new ConversationRef(conversation, asOf);
        if (asOf == null) {
            return CompletableFuture.completedFuture(ref);
        }
        past.require(conversation, asOf);
        return head(ref, loader, _ -> ref);
    }

    @QueryMapping
    ConversationRef conversationByExternal(
            @Argument String workspace, @Argument String external, @ContextValue(Viewer.KEY) Viewer viewer) {
        workspaces.require("workspace", workspace);
        membership.require(viewer, "workspace", workspace);
        String reference = ExternalReference.normalised(external)
                .orElseThrow(() -> new QueryRejected(
                        "bad-external",
                        "external",
                        "This is no reference to an outside item",
                        "Name its system first, as in github:owner/repo#123"));
        ConversationDocument found = conversations
                .now()
                .find(Filters.and(Filters.eq("workspace", workspace), Filters.eq("external", reference)))
                .first();
        if (found == null) {
            throw QueryRejected.unknown("conversation", "external", reference);
        }
        access.requirePresent(viewer, "external", found.id());
        return new ConversationRef(found.id());
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<ConversationKind> kind(ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return head(of, loader, view -> view.head().kind());
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<@Nullable String> subject(
            ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return head(of, loader, view -> view.head().subject());
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<@Nullable String> external(
            ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return head(of, loader, view -> view.head().external());
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<WorkspaceRef> workspace(
            ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return head(of, loader, view -> new WorkspaceRef(view.head().workspace()));
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<Instant> startedAt(ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return head(of, loader, view -> view.head().startedAt());
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<ConversationState> state(
            ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return head(
                of, loader, view -> view.head().closed() == null ? ConversationState.OPEN : ConversationState.CLOSED);
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<@Nullable Instant> closedAt(
            ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return closed(of, loader, Closing::at);
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<@Nullable PersonRef> closedBy(
            ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return closed(of, loader, closed -> closed.by() == null ? null : new PersonRef(closed.by()));
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<@Nullable String> closeReason(
            ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return closed(of, loader, Closing::reason);
    }

    private static <T> CompletableFuture<@Nullable T> closed(
            ConversationRef of,
            DataLoader<ConversationRef, ConversationView> loader,
            Function<Closing, @Nullable T> field) {
        return head(of, loader, view -> {
            Closing closed = view.head().closed();
            return closed == null ? null : field.apply(closed);
        });
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<Long> messageCount(ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return head(of, loader, view -> view.head().messageCount());
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<@Nullable Instant> lastMessageAt(
            ConversationRef of, DataLoader<ConversationRef, ConversationView> loader) {
        return head(of, loader, view -> view.head().lastMessageAt());
    }
}

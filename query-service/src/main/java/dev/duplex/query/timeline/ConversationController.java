package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.WorkspaceRef;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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

    private static final Keyset ORDER = new Keyset("startedAt", "logged", Cursor::number);

    private final LiveShelf<ConversationDocument> conversations;
    private final LiveShelf<ParticipantDocument> participants;
    private final ConversationAccess access;

    ConversationController(LiveShelves shelves, ConversationAccess access, BatchLoaderRegistry loaders) {
        this.conversations = shelves.of(ConversationDocument.SHELF);
        this.participants = shelves.of(ParticipantDocument.SHELF);
        this.access = access;
        loaders.forTypePair(UUID.class, ConversationDocument.class)
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> load(ids)));
    }

    private Map<UUID, ConversationDocument> load(Set<UUID> ids) {
        Map<UUID, ConversationDocument> found = new HashMap<>();
        conversations
                .now()
                .find(Filters.in("_id", ids))
                .forEach(conversation -> found.put(conversation.id(), conversation));
        return found;
    }

    @QueryMapping
    ConversationRef conversation(@Argument String id, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID conversation = Ids.parse("id", id);
        access.require(viewer, "id", conversation);
        return new ConversationRef(conversation);
    }

    /** An operator sees all conversations of a workspace, a person those that he takes part in. */
    @SchemaMapping(typeName = "Workspace", field = "conversations")
    Connection<ConversationRef> conversations(
            WorkspaceRef workspace,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "conversations " + workspace.id());
        var inWorkspace = Filters.eq("workspace", workspace.id());
        var filter = switch (viewer) {
            case Viewer.Operator() -> inWorkspace;
            case Viewer.Of(UUID person) -> Filters.and(inWorkspace, Filters.in("_id", access.of(person)));
        };
        return Connection.of(
                page,
                ORDER.find(conversations.now(), filter, page),
                found -> new Cursor(found.startedAt(), Long.toString(found.logged())),
                found -> new ConversationRef(found.id()));
    }

    /** Another read model may be ahead of this one and name what is not here yet. */
    private static CompletableFuture<ConversationDocument> load(
            ConversationRef of, DataLoader<UUID, ConversationDocument> loader) {
        return loader.load(of.id()).thenApply(found -> {
            if (found == null) {
                throw QueryRejected.notYet("conversation", "id", of.id());
            }
            return found;
        });
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<ConversationKind> kind(ConversationRef of, DataLoader<UUID, ConversationDocument> loader) {
        return load(of, loader).thenApply(ConversationDocument::kind);
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<@Nullable String> subject(ConversationRef of, DataLoader<UUID, ConversationDocument> loader) {
        return load(of, loader).thenApply(ConversationDocument::subject);
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<@Nullable String> external(ConversationRef of, DataLoader<UUID, ConversationDocument> loader) {
        return load(of, loader).thenApply(ConversationDocument::external);
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<WorkspaceRef> workspace(ConversationRef of, DataLoader<UUID, ConversationDocument> loader) {
        return load(of, loader).thenApply(found -> new WorkspaceRef(found.workspace()));
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<Instant> startedAt(ConversationRef of, DataLoader<UUID, ConversationDocument> loader) {
        return load(of, loader).thenApply(ConversationDocument::startedAt);
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<Long> messageCount(ConversationRef of, DataLoader<UUID, ConversationDocument> loader) {
        return load(of, loader).thenApply(ConversationDocument::messageCount);
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<@Nullable Instant> lastMessageAt(
            ConversationRef of, DataLoader<UUID, ConversationDocument> loader) {
        return load(of, loader).thenApply(ConversationDocument::lastMessageAt);
    }

    record Participant(PersonRef person, ParticipantRole role, Instant since) {}

    @SchemaMapping(typeName = "Conversation", field = "participants")
    List<Participant> participants(ConversationRef of) {
        return participants
                .now()
                .find(Filters.and(Filters.eq("conversation", of.id()), Filters.eq("until", null)))
                .sort(Sorts.ascending("since", "_id"))
                .map(found -> new Participant(new PersonRef(found.person()), found.role(), found.since()))
                .into(new ArrayList<>());
    }
}

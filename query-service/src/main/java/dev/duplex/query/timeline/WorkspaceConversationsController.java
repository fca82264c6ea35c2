package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.Matching;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.WorkspaceRef;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The conversations of a workspace, and the channels that can be joined. */
@Controller
class WorkspaceConversationsController {

    private static final Keyset ORDER = new Keyset("startedAt", "logged", Cursor::number);

    private final LiveShelf<ConversationDocument> conversations;
    private final ConversationAccess access;
    private final Membership membership;

    WorkspaceConversationsController(LiveShelves shelves, ConversationAccess access, Membership membership) {
        this.conversations = shelves.of(ConversationDocument.SHELF);
        this.access = access;
        this.membership = membership;
    }

    /** An operator sees all conversations of a workspace, a person those that he takes part in. */
    @SchemaMapping(typeName = "Workspace", field = "conversations")
    Connection<ConversationRef> conversations(
            WorkspaceRef workspace,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable ConversationKind kind,
            @Argument @Nullable ConversationState state,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "conversations " + workspace.id() + " " + kind + " " + state);
        List<Bson> filters = new ArrayList<>();
        filters.add(Filters.eq("workspace", workspace.id()));
        if (viewer instanceof Viewer.Of(UUID person)) {
            filters.add(Filters.in("_id", access.of(person)));
        }
        if (kind != null) {
            filters.add(Filters.eq("kind", kind.name()));
        }
        if (state != null) {
            filters.add(
                    switch (state) {
                        case OPEN -> Filters.eq("closed", null);
                        case CLOSED -> Filters.ne("closed", null);
                    });
        }
        return Connection.of(
                page,
                ORDER.find(conversations.now(), Filters.and(filters), page),
                WorkspaceConversationsController::cursor,
                found -> new ConversationRef(found.id()));
    }

    /**
     * A channel as those see it who may join it.
     *
     * @param conversation null while not joined
     */
    record Channel(
            UUID id,
            @Nullable String subject,
            Instant startedAt,
            boolean joined,
            @Nullable ConversationRef conversation) {}

    @SchemaMapping(typeName = "Workspace", field = "channels")
    Connection<Channel> channels(
            WorkspaceRef workspace,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable String matching,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        if (viewer instanceof Viewer.Of(UUID person) && membership.isCustomer(person)) {
            throw new QueryRejected(
                    "not-permitted",
                    "channels",
                    "Customers join no channels by themselves",
                    "Ask as a member, or be added to the channel");
        }
        Page page = Page.forward(first, after, "channels " + workspace.id() + " " + matching);
        List<ConversationDocument> found = ORDER.find(
                conversations.now(),
                Filters.and(
                        Filters.eq("workspace", workspace.id()),
                        Filters.eq("kind", ConversationKind.CHANNEL.name()),
                        Filters.eq("closed", null),
                        Matching.in("subject", matching)),
                page);
        Set<UUID> joined = switch (viewer) {
            case Viewer.Operator() -> Set.of();
            case Viewer.Of(UUID person) ->
                access.among(
                        person, found.stream().map(ConversationDocument::id).toList());
        };
        return Connection.of(page, found, WorkspaceConversationsController::cursor, channel -> {
            boolean in = joined.contains(channel.id());
            return new Channel(
                    channel.id(),
                    channel.subject(),
                    channel.startedAt(),
                    in,
                    in || viewer instanceof Viewer.Operator() ? new ConversationRef(channel.id()) : null);
        });
    }

    private static Cursor cursor(ConversationDocument found) {
        return new Cursor(found.startedAt(), Long.toString(found.logged()));
    }
}

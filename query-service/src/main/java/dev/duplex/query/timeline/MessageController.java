package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** One message, and the thread that it opened. */
@Controller
class MessageController {

    private final LiveShelf<EntryDocument> entries;
    private final ConversationAccess access;
    private final PrivateNotes notes;

    MessageController(LiveShelves shelves, ConversationAccess access, PrivateNotes notes) {
        this.entries = shelves.of(EntryDocument.SHELF);
        this.access = access;
        this.notes = notes;
    }

    @QueryMapping
    TimelineEntry message(@Argument String id, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID message = Ids.parse("id", id);
        EntryDocument found = Optional.ofNullable(
                        entries.now().find(Filters.eq(message.toString())).first())
                .filter(entry -> entry.message() != null)
                .filter(entry -> !entry.isPrivateNote() || notes.areFor(viewer))
                .orElseThrow(() -> QueryRejected.unknown("message", "id", message));
        access.requirePresent(viewer, "id", found.conversation());
        return TimelineEntry.of(found);
    }

    @SchemaMapping(typeName = "Message")
    Connection<TimelineEntry> replies(
            TimelineEntry.Message opening,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "replies " + opening.id());
        return Connection.of(
                page,
                TimelineController.ORDER.find(
                        entries.now(),
                        notes.visibleTo(
                                viewer,
                                Filters.and(
                                        Filters.eq("message.thread", UUID.fromString(opening.id())),
                                        Filters.eq(
                                                "conversation",
                                                opening.conversation().id()))),
                        page),
                entry -> new Cursor(entry.at(), Long.toString(entry.logged())),
                TimelineEntry::of);
    }
}

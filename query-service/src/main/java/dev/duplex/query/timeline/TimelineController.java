package dev.duplex.query.timeline;

import static dev.duplex.query.timeline.ConversationView.head;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class TimelineController {

    static final Keyset ORDER = new Keyset("at", "logged", Cursor::number);

    private final LiveShelf<EntryDocument> entries;

    private final PrivateNotes notes;

    TimelineController(LiveShelves shelves, PrivateNotes notes) {
        this.entries = shelves.of(EntryDocument.SHELF);
        this.notes = notes;
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<Connection<TimelineEntry>> timeline(
            ConversationRef conversation,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable Integer last,
            @Argument @Nullable String before,
            @ContextValue(Viewer.KEY) Viewer viewer,
            DataLoader<ConversationRef, ConversationView> past) {
        Page page = Page.of(first, after, last, before, list(conversation));
        CompletableFuture<List<EntryDocument>> found = conversation.asOf() == null
                ? CompletableFuture.completedFuture(ORDER.find(
                        entries.now(), notes.visibleTo(viewer, Filters.eq("conversation", conversation.id())), page))
                : head(
                        conversation,
                        past,
                        view -> Keyset.within(visible(viewer, view.entries()), TimelineController::cursor, page));
        return found.thenApply(entries -> Connection.of(page, entries, TimelineController::cursor, TimelineEntry::of));
    }

    private static String list(ConversationRef conversation) {
        return "timeline " + conversation;
    }

    /** Where an entry stands, for a page that begins or ends there. */
    static String cursor(ConversationRef conversation, Instant at, long position) {
        return new Cursor(at, Long.toString(position)).encoded(list(conversation));
    }

    private List<EntryDocument> visible(Viewer viewer, List<EntryDocument> all) {
        return notes.areFor(viewer)
                ? all
                : all.stream().filter(entry -> !entry.isPrivateNote()).toList();
    }

    private static Cursor cursor(EntryDocument entry) {
        return new Cursor(entry.at(), Long.toString(entry.logged()));
    }
}

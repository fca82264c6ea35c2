package dev.duplex.query.timeline;

import static dev.duplex.query.timeline.ConversationView.head;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class TimelineController {

    private static final Keyset ORDER = new Keyset("at", "logged", Cursor::number);

    private final LiveShelf<EntryDocument> entries;

    TimelineController(LiveShelves shelves) {
        this.entries = shelves.of(EntryDocument.SHELF);
    }

    @SchemaMapping(typeName = "Conversation")
    CompletableFuture<Connection<TimelineEntry>> timeline(
            ConversationRef conversation,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable Integer last,
            @Argument @Nullable String before,
            DataLoader<ConversationRef, ConversationView> past) {
        Page page = Page.of(first, after, last, before, "timeline " + conversation);
        CompletableFuture<List<EntryDocument>> found = conversation.asOf() == null
                ? CompletableFuture.completedFuture(
                        ORDER.find(entries.now(), Filters.eq("conversation", conversation.id()), page))
                : head(conversation, past, view -> Keyset.within(view.entries(), TimelineController::cursor, page));
        return found.thenApply(entries -> Connection.of(page, entries, TimelineController::cursor, TimelineEntry::of));
    }

    private static Cursor cursor(EntryDocument entry) {
        return new Cursor(entry.at(), Long.toString(entry.logged()));
    }
}

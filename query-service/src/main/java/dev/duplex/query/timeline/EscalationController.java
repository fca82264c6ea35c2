package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import dev.duplex.query.call.Escalation;
import dev.duplex.query.graphql.MarkdownText;
import dev.duplex.query.graphql.OfMessage;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How messages and calls hang together. */
@Controller
class EscalationController {

    private final LiveShelf<EntryDocument> entries;
    private final PrivateNotes notes;

    EscalationController(LiveShelves shelves, PrivateNotes notes) {
        this.entries = shelves.of(EntryDocument.SHELF);
        this.notes = notes;
    }

    @BatchMapping(typeName = "Message")
    Map<TimelineEntry.Message, List<Call>> escalations(Set<TimelineEntry.Message> messages) {
        List<String> ids = messages.stream()
                .flatMap(message -> message.escalatedTo().stream())
                .map(EntryDocument::callId)
                .toList();
        Map<String, EntryDocument> found = new HashMap<>();
        if (!ids.isEmpty()) {
            entries.now().find(Filters.in("_id", ids)).forEach(entry -> found.put(entry.id(), entry));
        }
        Map<TimelineEntry.Message, List<Call>> calls = new HashMap<>();
        messages.forEach(message -> calls.put(message, calls(message, found)));
        return calls;
    }

    private static List<Call> calls(TimelineEntry.Message message, Map<String, EntryDocument> found) {
        return message.escalatedTo().stream()
                .map(EntryDocument::callId)
                .map(found::get)
                .filter(entry -> entry != null && entry.call() != null)
                .sorted(Comparator.comparing(EntryDocument::at).thenComparingLong(EntryDocument::logged))
                .map(TimelineEntry::of)
                .map(Call.class::cast)
                .toList();
    }

    @SchemaMapping(typeName = "Call", field = "threadOf")
    CompletableFuture<@Nullable UUID> threadOfCall(
            Call call, @ContextValue(Viewer.KEY) Viewer viewer, DataLoader<UUID, EntryDocument> loader) {
        return thread(call.escalatedFrom(), viewer, loader);
    }

    @SchemaMapping(typeName = "Transition", field = "threadOf")
    CompletableFuture<@Nullable UUID> threadOfTransition(
            Transition transition, @ContextValue(Viewer.KEY) Viewer viewer, DataLoader<UUID, EntryDocument> loader) {
        return thread(transition.fromMessage(), viewer, loader);
    }

    /** What is not known here may still open a thread. */
    private CompletableFuture<@Nullable UUID> thread(
            @Nullable UUID message, Viewer viewer, DataLoader<UUID, EntryDocument> loader) {
        if (message == null) {
            return CompletableFuture.completedFuture(null);
        }
        return loader.load(message).thenApply(entry -> {
            if ((entry == null || entry.isPrivateNote()) && !notes.areFor(viewer)) {
                return null;
            }
            MessageBody body = entry == null ? null : entry.message();
            UUID thread = body == null ? null : body.thread();
            return thread == null ? message : thread;
        });
    }

    @SchemaMapping(typeName = "Escalation", field = "message")
    CompletableFuture<@Nullable TimelineEntry> message(
            OfMessage escalation, @ContextValue(Viewer.KEY) Viewer viewer, DataLoader<UUID, EntryDocument> loader) {
        return loader.load(escalation.messageId())
                .thenApply(entry -> entry == null || (entry.isPrivateNote() && !notes.areFor(viewer))
                        ? null
                        : TimelineEntry.of(entry));
    }

    @SchemaMapping(typeName = "Escalation", field = "reason")
    CompletableFuture<@Nullable String> reasonOfEscalation(
            Escalation.View escalation,
            @ContextValue(Viewer.KEY) Viewer viewer,
            DataLoader<UUID, EntryDocument> loader) {
        return reason(escalation.reason(), escalation.messageId(), viewer, loader);
    }

    @SchemaMapping(typeName = "Transition", field = "reason")
    CompletableFuture<@Nullable String> reasonOfTransition(
            Transition transition, @ContextValue(Viewer.KEY) Viewer viewer, DataLoader<UUID, EntryDocument> loader) {
        return reason(transition.reason(), transition.fromMessage(), viewer, loader);
    }

    /** Why a private note took a call is for those whom the note is for. */
    private CompletableFuture<@Nullable String> reason(
            @Nullable String reason, @Nullable UUID message, Viewer viewer, DataLoader<UUID, EntryDocument> loader) {
        if (reason == null || message == null) {
            return CompletableFuture.completedFuture(reason);
        }
        return loader.load(message)
                .thenApply(entry -> (entry == null || entry.isPrivateNote()) && !notes.areFor(viewer) ? null : reason);
    }

    @SchemaMapping(typeName = "CallNotes")
    String html(MarkdownText notes) {
        return Markdown.html(notes.text());
    }
}

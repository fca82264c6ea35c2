package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.OfMessage;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The messages of what a search found. */
@Controller
class MessageOfHit {

    private final LiveShelf<EntryDocument> entries;

    MessageOfHit(LiveShelves shelves, BatchLoaderRegistry loaders) {
        this.entries = shelves.of(EntryDocument.SHELF);
        loaders.forTypePair(UUID.class, EntryDocument.class)
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> load(ids)));
    }

    private Map<UUID, EntryDocument> load(Set<UUID> ids) {
        Map<UUID, EntryDocument> found = new HashMap<>();
        entries.now()
                .find(Filters.in("_id", ids.stream().map(UUID::toString).toList()))
                .forEach(entry -> found.put(UUID.fromString(entry.id()), entry));
        return found;
    }

    /** Another read model may be ahead of this one and name what is not here yet. */
    @SchemaMapping(typeName = "SearchHit", field = "message")
    CompletableFuture<TimelineEntry> message(OfMessage hit, DataLoader<UUID, EntryDocument> loader) {
        return loader.load(hit.messageId()).thenApply(entry -> {
            if (entry == null) {
                throw QueryRejected.notYet("message", "id", hit.messageId());
            }
            return TimelineEntry.of(entry);
        });
    }
}

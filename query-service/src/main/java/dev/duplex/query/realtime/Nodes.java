package dev.duplex.query.realtime;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** This process and the others, each with a lease of its own. Thread-safe. */
@Component
final class Nodes {

    private final MongoCollection<NodeDocument> nodes;
    private final Clock clock;
    private final RealtimeSettings settings;
    private final String self = UUID.randomUUID().toString();
    private volatile Set<String> others = Set.of();

    Nodes(MongoDatabase database, Clock clock, RealtimeSettings settings) {
        this.nodes = Leases.unsynced(database.getCollection("realtime_nodes", NodeDocument.class));
        this.clock = clock;
        this.settings = settings;
    }

    /** Another one after each start: what an earlier process left is not this one's. */
    String self() {
        return self;
    }

    /** Those that were heard lately. */
    Set<String> others() {
        return others;
    }

    boolean alone() {
        return others.isEmpty();
    }

    /** @param renewed false when nobody knew this node: at its start, or when it was silent for so long that it was given up */
    record Beat(boolean renewed, List<NodeDocument> dead) {}

    Beat beat() {
        Instant now = clock.instant();
        boolean renewed = nodes.replaceOne(
                                Filters.eq(self),
                                new NodeDocument(self, now.plus(settings.nodeLease())),
                                new ReplaceOptions().upsert(true))
                        .getMatchedCount()
                > 0;
        List<NodeDocument> known = nodes.find(Filters.ne("_id", self)).into(new ArrayList<>());
        others = known.stream()
                .filter(node -> node.until().isAfter(now))
                .map(NodeDocument::id)
                .collect(Collectors.toUnmodifiableSet());
        return new Beat(
                renewed,
                known.stream().filter(node -> !node.until().isAfter(now)).toList());
    }

    /** Unless it was heard meanwhile. */
    boolean giveUp(NodeDocument dead) {
        return nodes.deleteOne(Filters.and(Filters.eq(dead.id()), Filters.eq("until", dead.until())))
                        .getDeletedCount()
                > 0;
    }

    void goodbye() {
        nodes.deleteOne(Filters.eq(self));
    }
}

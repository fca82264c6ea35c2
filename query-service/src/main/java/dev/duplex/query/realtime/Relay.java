package dev.duplex.query.realtime;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import dev.duplex.query.graphql.QueryRejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The way to the clients of other nodes: a collection in MongoDB in which each node has its letters, taken out before they
 * are delivered, so that none is delivered twice. Who sends one after the other is heard in that order. Thread-safe.
 */
@Component
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** What is older is told to nobody. */
    private static final Duration LIFE = Duration.ofSeconds(30);

    /** What may wait for one node. */
    private static final int WAITING = 5_000;

    private static final int BATCH = 200;

    private final MongoCollection<RelayDocument> relay;
    private final Nodes nodes;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();
    private volatile Set<String> full = Set.of();
    private volatile Instant traffic = Instant.MIN;

    Relay(MongoDatabase database, Nodes nodes, Clock clock) {
        this.relay = Leases.unsynced(database.getCollection("realtime_relay", RelayDocument.class));
        this.nodes = nodes;
        this.clock = clock;
        relay.createIndex(Indexes.ascending("to", "from", "sequence"));
        relay.createIndex(Indexes.ascending("at"));
    }

    /** @throws QueryRejected with the code {@code busy} when that node does not take what waits for it */
    void send(String node, Notice notice) {
        if (full.contains(node)) {
            throw new QueryRejected(
                    "busy", "to", "The node of that client does not keep up", "Send it again in some seconds");
        }
        traffic = clock.instant();
        relay.insertOne(RelayDocument.of(node, nodes.self(), sequence.incrementAndGet(), traffic, notice));
    }

    void sendAll(Notice notice) {
        nodes.others().stream().filter(node -> !full.contains(node)).forEach(node -> send(node, notice));
    }

    /** Delivers what waits for this node, in the order of each sender. */
    void take(Consumer<Notice> delivery) {
        List<RelayDocument> letters = relay.find(Filters.eq("to", nodes.self()))
                .sort(Sorts.ascending("to", "from", "sequence"))
                .limit(BATCH)
                .into(new ArrayList<>());
        if (letters.isEmpty()) {
            return;
        }
        traffic = clock.instant();
        relay.deleteMany(
                Filters.in("_id", letters.stream().map(RelayDocument::id).toList()));
        letters.stream()
                .filter(letter -> letter.at().plus(LIFE).isAfter(traffic))
                .forEach(letter -> deliver(letter, delivery));
    }

    /** One that cannot be delivered takes no other with it. */
    private static void deliver(RelayDocument letter, Consumer<Notice> delivery) {
        try {
            letter.notice().forEach(delivery);
        } catch (RuntimeException failed) {
            LOG.warn("A notice of the node {} was not delivered", letter.from(), failed);
        }
    }

    /** Whether something came or went a moment ago, and more may be on the way. */
    boolean busy() {
        return traffic.isAfter(clock.instant().minusSeconds(10));
    }

    /** Drops what nobody took, and looks who does not take what waits. */
    void tidy() {
        relay.deleteMany(Filters.lt("at", clock.instant().minus(LIFE)));
        full = nodes.others().stream()
                .filter(node ->
                        relay.countDocuments(Filters.eq("to", node), new CountOptions().limit(WAITING)) >= WAITING)
                .collect(Collectors.toUnmodifiableSet());
    }

    void forget(String node) {
        relay.deleteMany(Filters.eq("to", node));
    }
}

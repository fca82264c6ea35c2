package dev.duplex.command.agenda;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * One way of building the agenda: the automations that make it, how far in the log it is, and which node keeps it. Nodes with
 * other automations keep another one beside it, as during an update; what both send is decided on the log.
 */
final class AgendaBuild {

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    /** So that a node can stop while the database is away. */
    private static final long LONGEST_WAIT_SECONDS = 2;

    private final MongoDatabase database;
    private final MongoCollection<Document> builds;
    private final String id;
    private final String owner = UUID.randomUUID().toString();
    private final Duration lease;

    AgendaBuild(MongoDatabase database, Collection<Automation> automations, Duration lease) {
        this.database = database;
        this.builds = safe(database.getCollection("agenda_builds"));
        List<String> names = automations.stream()
                .map(automation -> automation.name() + " " + automation.version())
                .sorted()
                .toList();
        this.id = Integer.toHexString(names.hashCode());
        this.lease = lease;
        insert(new Document("_id", id)
                .append("automations", names)
                .append("position", 0L)
                .append("owner", null)
                .append("until", Instant.EPOCH));
    }

    /** What was written is not lost with a server, and what is read was so written. */
    static MongoCollection<Document> safe(MongoCollection<Document> collection) {
        return collection
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    private void insert(Document first) {
        try {
            builds.insertOne(first);
        } catch (MongoWriteException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
        }
    }

    private static boolean isDuplicate(MongoServerException e) {
        return ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    String collection() {
        return collection(id);
    }

    private static String collection(String build) {
        return "agenda_" + build;
    }

    /** Takes it, or keeps it: for the length of the lease from now on no other node does. */
    boolean hold(Instant now) {
        return builds.withTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                        .findOneAndUpdate(
                                and(eq("_id", id), or(eq("owner", owner), lte("until", now))),
                                combine(set("owner", owner), set("until", now.plus(lease))))
                != null;
    }

    void release() {
        builds.withTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                .updateOne(mine(), combine(set("owner", null), set("until", Instant.EPOCH)));
    }

    /** Exclusive end of what its entries tell. */
    long position() {
        Document build = builds.find(eq("_id", id)).first();
        return build == null ? 0 : build.getLong("position");
    }

    /** @return false if another node has taken it */
    boolean reached(long position) {
        return builds.updateOne(mine(), max("position", position)).getMatchedCount() > 0;
    }

    private Bson mine() {
        return and(eq("_id", id), eq("owner", owner));
    }

    /** Drops what no node has kept for long. */
    void forgetOthers(Instant now) {
        for (Document other : builds.find(and(ne("_id", id), lte("until", now.minus(FORGOTTEN_AFTER))))
                .into(new ArrayList<>())) {
            String forgotten = other.getString("_id");
            database.getCollection(collection(forgotten)).drop();
            builds.deleteOne(eq("_id", forgotten));
        }
    }
}

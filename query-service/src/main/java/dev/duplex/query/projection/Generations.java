package dev.duplex.query.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.duplex.query.projection.GenerationState.Replay;
import dev.duplex.query.projection.GenerationState.Retired;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The generations of all shared read models, in the collection {@code projections}: a document each, changed by compare and
 * swap, so that every node may take the next step of a replay. Thread-safe.
 */
@Component
final class Generations {

    private final MongoCollection<Document> projections;
    private final Map<String, Generation> live = new ConcurrentHashMap<>();

    Generations(MongoDatabase database) {
        this.projections = database.getCollection("projections")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** The one that queries are answered from, as far as this node has heard. */
    Generation live(String projection) {
        Generation known = live.get(projection);
        return known == null ? read(projection).live() : known;
    }

    /** Asks the database. */
    GenerationState read(String projection) {
        Document found = projections.find(Filters.eq(projection)).first();
        GenerationState state = found == null ? GenerationState.INITIAL : state(found);
        heard(projection, state.live());
        return state;
    }

    /** What is live only ever becomes a newer one, in whatever order threads hear of it. */
    private void heard(String projection, Generation now) {
        live.merge(projection, now, (known, other) -> known.number() > other.number() ? known : other);
    }

    /** @return false when somebody else was first */
    boolean change(String projection, GenerationState before, GenerationState after) {
        Document document = document(projection, after);
        try {
            if (before.version() == 0) {
                projections.insertOne(document);
            } else if (projections
                            .replaceOne(
                                    Filters.and(Filters.eq(projection), Filters.eq("version", before.version())),
                                    document)
                            .getMatchedCount()
                    == 0) {
                return false;
            }
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
        heard(projection, after.live());
        return true;
    }

    private static Document document(String projection, GenerationState state) {
        return new Document("_id", projection)
                .append("version", state.version())
                .append("live", state.live().number())
                .append("newest", state.newest())
                .append("replay", state.replay().map(Generations::document).orElse(null))
                .append(
                        "retired",
                        state.retired().stream()
                                .map(old -> new Document(
                                                "generation", old.generation().number())
                                        .append("at", old.at()))
                                .toList());
    }

    private static Document document(Replay replay) {
        return new Document("generation", replay.generation().number())
                .append("target", replay.target())
                .append("started", replay.started())
                .append("closing", replay.closing().orElse(null));
    }

    private static GenerationState state(Document found) {
        return new GenerationState(
                found.getInteger("version"),
                new Generation(found.getInteger("live")),
                found.getInteger("newest"),
                replay(found.get("replay", Document.class)),
                found.getList("retired", Document.class).stream()
                        .map(old -> new Retired(
                                new Generation(old.getInteger("generation")),
                                old.getDate("at").toInstant()))
                        .toList());
    }

    private static Optional<Replay> replay(@Nullable Document found) {
        return Optional.ofNullable(found)
                .map(replay -> new Replay(
                        new Generation(replay.getInteger("generation")),
                        replay.getLong("target"),
                        replay.getDate("started").toInstant(),
                        Optional.ofNullable(replay.getDate("closing")).map(at -> at.toInstant())));
    }
}

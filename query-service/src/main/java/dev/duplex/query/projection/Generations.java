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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The generations of all shared read models, in the collection {@code projections}: a document each, changed by compare and
 * swap, so that every node may take the next step of a replay. One that this version of the code cannot read is never live
 * here: nodes of an earlier version go on with what they had. Thread-safe.
 */
@Component
final class Generations {

    private final MongoCollection<Document> projections;
    private final Map<String, Shape> shapes;
    private final Map<String, Served> served = new ConcurrentHashMap<>();

    Generations(MongoDatabase database, List<Projection> projections) {
        this.shapes = projections.stream().collect(Collectors.toUnmodifiableMap(Projection::name, Shape::of));
        this.projections = database.getCollection("projections")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** What queries are answered from here, and from where on. */
    private record Served(int version, Generation live, long from) {

        private static final long NEVER = Long.MAX_VALUE;

        private Served after(GenerationState state) {
            return new Served(state.version(), live, state.hasRetired(live) ? from : NEVER);
        }
    }

    /** The one that queries are answered from, as far as this node has heard. */
    Generation live(String projection) {
        return served(projection).live();
    }

    /** The position that the live one must have reached before queries are answered. */
    long answersFrom(String projection) {
        return served(projection).from();
    }

    Shape shape(String projection) {
        return Objects.requireNonNull(shapes.get(projection), projection);
    }

    private Served served(String projection) {
        Served known = served.get(projection);
        if (known != null) {
            return known;
        }
        GenerationState state = read(projection);
        return served.getOrDefault(projection, new Served(state.version(), state.live(), Served.NEVER));
    }

    /** Asks the database. */
    GenerationState read(String projection) {
        Document found = projections.find(Filters.eq(projection)).first();
        GenerationState state = found == null ? GenerationState.INITIAL : state(found);
        heard(projection, state);
        return state;
    }

    /** In whatever order threads hear of it. */
    private void heard(String projection, GenerationState state) {
        boolean readable = state.isOf(shape(projection));
        served.compute(projection, (name, known) -> {
            if (known != null && known.version() >= state.version()) {
                return known;
            }
            return readable
                    ? new Served(state.version(), state.live(), state.answersFrom())
                    : known == null ? null : known.after(state);
        });
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
        heard(projection, after);
        return true;
    }

    private static Document document(String projection, GenerationState state) {
        return new Document("_id", projection)
                .append("version", state.version())
                .append("live", state.live().number())
                .append("shape", state.shape().map(Generations::document).orElse(null))
                .append("answersFrom", state.answersFrom())
                .append("newest", state.newest())
                .append("replay", state.replay().map(Generations::document).orElse(null))
                .append(
                        "retired",
                        state.retired().stream()
                                .map(old -> new Document(
                                                "generation", old.generation().number())
                                        .append(
                                                "shape",
                                                old.shape()
                                                        .map(Generations::document)
                                                        .orElse(null))
                                        .append("at", old.at()))
                                .toList());
    }

    private static Document document(Shape shape) {
        return new Document("fingerprint", shape.fingerprint()).append("collections", shape.collections());
    }

    /** Empty in what was stored before there were shapes. */
    private static Optional<Shape> shape(Document holder) {
        return Optional.ofNullable(holder.get("shape", Document.class))
                .map(shape -> new Shape(shape.getString("fingerprint"), shape.getList("collections", String.class)));
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
                shape(found),
                found.get("answersFrom", 0L),
                found.getInteger("newest"),
                replay(found.get("replay", Document.class)),
                found.getList("retired", Document.class).stream()
                        .map(old -> new Retired(
                                new Generation(old.getInteger("generation")),
                                shape(old),
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

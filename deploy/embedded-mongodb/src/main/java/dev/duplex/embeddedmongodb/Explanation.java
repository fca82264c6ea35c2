package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A plan as {@code explain} tells it: the stages' names are MongoDB's, their details less. */
final class Explanation {

    /** The part of a command that an index may serve. */
    record Query(
            String collection,
            Document filter,
            @Nullable Document sort,
            @Nullable Document projection) {}

    private Explanation() {}

    /** @throws MongoServerError for a command that has no such part */
    static Query queryOf(Document command) {
        String name = command.keySet().iterator().next();
        return switch (name) {
            case "find" -> query(command, name, "filter", command.get("sort"), command.get("projection"));
            case "count", "distinct" -> query(command, name, "query", null, null);
            case "findAndModify" -> query(command, name, "query", command.get("sort"), null);
            case "aggregate" -> {
                Pipelines.Beginning beginning = Pipelines.beginningOf(Bson.required(command, "pipeline", List.class));
                yield new Query(Bson.required(command, name, String.class), beginning.filter(), beginning.sort(), null);
            }
            default ->
                throw new MongoServerError(59, "CommandNotFound", "The embedded server does not explain " + name + ".");
        };
    }

    private static Query query(
            Document command, String name, String filter, @Nullable Object sort, @Nullable Object projection) {
        return new Query(
                Bson.required(command, name, String.class),
                command.get(filter) instanceof Document asked ? asked : new Document(),
                sort instanceof Document order ? order : null,
                projection instanceof Document asked ? asked : null);
    }

    static Document of(Plan plan, @Nullable Document projection) {
        SecondaryIndex index = plan.path().index();
        boolean whole = index == null
                && plan.intervals().size() == 1
                && plan.intervals().getFirst().from().length == Integer.BYTES;
        Document scan = new Document("stage", whole ? "COLLSCAN" : "IXSCAN")
                .append("indexName", index == null ? Constants.PRIMARY_KEY_INDEX_NAME : index.getName())
                .append("direction", plan.reverse() ? "backward" : "forward")
                .append("isMultiKey", plan.path().multikey() != 0)
                .append("intervals", plan.intervals().size());
        Document read = plan.merged() ? new Document("stage", "SORT_MERGE").append("inputStage", scan) : scan;
        Document ordered = plan.ordered() ? read : new Document("stage", "SORT").append("inputStage", read);
        boolean covered = Covered.by(plan, projection, UnaryOperator.identity()).isPresent();
        return told(covered ? new Document("stage", "PROJECTION_COVERED").append("inputStage", ordered) : ordered);
    }

    static Document ofNothing() {
        return told(new Document("stage", "EOF"));
    }

    private static Document told(Document winningPlan) {
        return new Document("queryPlanner", new Document("winningPlan", winningPlan)).append("ok", 1.0);
    }
}

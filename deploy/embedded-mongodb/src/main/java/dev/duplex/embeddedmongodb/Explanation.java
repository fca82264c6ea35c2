package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.bson.Document;

/** A plan as {@code explain} tells it: the stages' names are MongoDB's, their details less. */
final class Explanation {

    private Explanation() {}

    static Document of(Plan plan) {
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
        return told(plan.ordered() ? read : new Document("stage", "SORT").append("inputStage", read));
    }

    static Document ofNothing() {
        return told(new Document("stage", "EOF"));
    }

    private static Document told(Document winningPlan) {
        return new Document("queryPlanner", new Document("winningPlan", winningPlan)).append("ok", 1.0);
    }
}

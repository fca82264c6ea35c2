package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets an aggregation begin with an index where a find would, and hands out its result in batches. */
final class Pipelines {

    private Pipelines() {}

    /** What an index may serve: a leading $match, $sort and $limit, 0 for none. */
    record Beginning(Document filter, @Nullable Document sort, int limit) {}

    /** Lets the collection answer the beginning; the stages run again on what comes of it. */
    static void pushDown(Document query) {
        if (query.get("aggregate") instanceof String collection && query.get("pipeline") instanceof List<?> pipeline) {
            Beginning beginning = beginningOf(pipeline);
            CommandScope.push(
                    new CommandScope.Pushdown(collection, beginning.filter(), beginning.sort(), beginning.limit()));
        }
    }

    static Beginning beginningOf(List<?> pipeline) {
        Document filter = new Document();
        Document sort = null;
        int limit = 0;
        int stage = 0;
        if (stage < pipeline.size() && stage(pipeline.get(stage), "$match") instanceof Document match) {
            filter = match;
            stage++;
        }
        if (stage < pipeline.size() && stage(pipeline.get(stage), "$sort") instanceof Document order) {
            sort = order;
            stage++;
        }
        if (stage < pipeline.size()
                && stage(pipeline.get(stage), "$limit") instanceof Number most
                && most.longValue() > 0
                && most.longValue() <= Integer.MAX_VALUE) {
            limit = most.intValue();
        }
        return new Beginning(filter, sort, limit);
    }

    /** The core would open one that never tells of anything. */
    static void refuseChangeStream(Document query) {
        if (query.get("pipeline") instanceof List<?> pipeline
                && !pipeline.isEmpty()
                && pipeline.getFirst() instanceof Document stage
                && stage.containsKey("$changeStream")) {
            throw new MongoServerError(
                    40573,
                    "Location40573",
                    "The embedded server has no change streams. Use a replica set of MongoDB servers.");
        }
    }

    private static @Nullable Object stage(@Nullable Object stage, String name) {
        return stage instanceof Document document && document.size() == 1 ? document.get(name) : null;
    }

    /** The server's core warns about it each time and ignores it. */
    static Document withoutBatchSize(Document query) {
        Document plain = query.clone();
        plain.computeIfPresent("cursor", (name, asked) -> new Document());
        return plain;
    }

    static Document inBatches(Document query, Document answer, OpenCursors cursors) {
        if (!(answer.get("cursor") instanceof Document cursor)
                || !(cursor.get("firstBatch") instanceof List<?> documents)) {
            return answer;
        }
        int batchSize = query.get("cursor") instanceof Document asked && asked.get("batchSize") instanceof Number number
                ? number.intValue()
                : 0;
        var result = cursors.result(new Listed(documents.iterator()), batchSize, UnaryOperator.identity());
        cursor.put("firstBatch", result.collectDocuments());
        cursor.put("id", result.getCursorId());
        return answer;
    }

    private static final class Listed implements Documents {

        private final Iterator<?> documents;
        private int lastSize;

        Listed(Iterator<?> documents) {
            this.documents = documents;
        }

        @Override
        public boolean hasNext() {
            return documents.hasNext();
        }

        @Override
        public Document next() {
            Document document = (Document) documents.next();
            lastSize = Bson.encode(document).length;
            return document;
        }

        @Override
        public int lastSize() {
            return lastSize;
        }

        @Override
        public void close() {}
    }
}

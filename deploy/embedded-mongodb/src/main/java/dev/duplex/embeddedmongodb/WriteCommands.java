package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** What MongoDB answers to writes where the server's core answers otherwise: order, counts, positions of errors. */
final class WriteCommands {

    private WriteCommands() {}

    static Document insert(Document query, UnaryOperator<Document> server) {
        boolean ordered = ordered(query);
        Document answer = server.apply(query);
        if (answer.get("writeErrors") instanceof List<?> errors && !errors.isEmpty()) {
            int asked = Bson.required(query, "documents", Collection.class).size();
            Object first = ((Document) errors.getFirst()).get("index");
            answer.put("n", ordered ? first : asked - errors.size());
        }
        return answer;
    }

    static Document update(Document query, UnaryOperator<Document> server) {
        boolean ordered = ordered(query);
        List<?> updates = Bson.required(query, "updates", List.class);
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < updates.size() && (errors.isEmpty() || !ordered); i++) {
            Document update = (Document) updates.get(i);
            refusePipeline(update.get("u"));
            Document one = query.clone();
            one.put("updates", List.of(update));
            Document answer = server.apply(one);
            matched += Bson.required(answer, "n", Number.class).intValue();
            modified += Bson.required(answer, "nModified", Number.class).intValue();
            upserted.addAll(at(i, answer.get("upserted")));
            errors.addAll(at(i, answer.get("writeErrors")));
        }
        Document answer = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            answer.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.put("writeErrors", errors);
        }
        return answer.append("ok", 1.0);
    }

    static Document delete(Document query, UnaryOperator<Document> server) {
        boolean ordered = ordered(query);
        List<?> deletes = Bson.required(query, "deletes", List.class);
        int deleted = 0;
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < deletes.size() && (errors.isEmpty() || !ordered); i++) {
            Document one = query.clone();
            one.put("deletes", List.of(deletes.get(i)));
            try {
                deleted += Bson.required(server.apply(one), "n", Number.class).intValue();
            } catch (MongoServerError e) {
                errors.add(new Document("index", i)
                        .append("errmsg", e.getMessageWithoutErrorCode())
                        .append("code", e.getCode())
                        .append("codeName", e.getCodeName()));
            }
        }
        Document answer = new Document("n", deleted);
        if (!errors.isEmpty()) {
            answer.put("writeErrors", errors);
        }
        return answer.append("ok", 1.0);
    }

    static Document findAndModify(Document query, UnaryOperator<Document> server) {
        refusePipeline(query.get("update"));
        return server.apply(query);
    }

    private static boolean ordered(Document query) {
        return Boolean.TRUE.equals(query.computeIfAbsent("ordered", unasked -> true));
    }

    private static List<Document> at(int index, @org.jspecify.annotations.Nullable Object documents) {
        List<Document> moved = new ArrayList<>();
        if (documents instanceof Collection<?> all) {
            for (Object document : all) {
                Document copy = ((Document) document).clone();
                copy.put("index", index);
                moved.add(copy);
            }
        }
        return moved;
    }

    private static void refusePipeline(@org.jspecify.annotations.Nullable Object update) {
        if (update instanceof Collection) {
            throw new MongoServerError(
                    72,
                    "InvalidOptions",
                    "The embedded server does not support updates by an aggregation pipeline. Use a MongoDB server.");
        }
    }
}

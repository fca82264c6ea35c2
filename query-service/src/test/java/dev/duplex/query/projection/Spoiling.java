package dev.duplex.query.projection;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;

/** Puts a document into the log that no service of ours would write. */
final class Spoiling {

    private Spoiling() {}

    /** A copy of a message in the log whose text is a number, as another message at the log's end. */
    static long message(MongoDatabase database, UUID like, UUID message) {
        Document events = database.getCollection("events")
                .find(Filters.eq("events.tags", "message=" + like))
                .first();
        Document event = events.getList("events", Document.class).stream()
                .filter(each -> each.getList("tags", String.class).contains("message=" + like))
                .findFirst()
                .orElseThrow();
        List<String> tags = event.getList("tags", String.class).stream()
                .map(tag -> tag.equals("message=" + like) ? "message=" + message : tag)
                .toList();
        event.append("id", UUID.randomUUID().toString()).append("tags", tags);
        event.get("payload", Document.class).append("message", message).append("text", 42);
        Document last = database.getCollection("events")
                .find()
                .sort(Sorts.descending("_id"))
                .first();
        long position = last.getLong("_id") + last.getInteger("n");
        List<String> keys = Stream.concat(tags.stream(), tags.stream().map(tag -> tag + "|message.sent"))
                .toList();
        database.getCollection("events")
                .insertOne(new Document("_id", position)
                        .append("n", 1)
                        .append("append", UUID.randomUUID())
                        .append("recorded", event.get("at"))
                        .append("k", keys)
                        .append("events", List.of(event)));
        return position;
    }

    /** Puts the text right: what the next start reads, as if it had learned to read such events. */
    static void mend(MongoDatabase database, long position, String text) {
        Document append =
                database.getCollection("events").find(Filters.eq(position)).first();
        append.getList("events", Document.class)
                .getFirst()
                .get("payload", Document.class)
                .append("text", text);
        database.getCollection("events").replaceOne(Filters.eq(position), append);
    }
}

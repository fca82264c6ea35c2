package dev.duplex.command.phone;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Events that phone systems have sent already, for a month. One that comes twice at once is decided twice, which the rules of
 * calls bear. Thread-safe.
 */
@Component
final class HeardEvents {

    private static final Duration KEPT = Duration.ofDays(30);

    private final MongoCollection<Document> heard;

    HeardEvents(MongoDatabase database) {
        this.heard = database.getCollection("phone_events");
        heard.createIndex(Indexes.ascending("at"));
    }

    /** The position that it was answered with. */
    OptionalLong position(String event) {
        return Optional.ofNullable(heard.find(Filters.eq(event)).first())
                .map(found -> OptionalLong.of(found.getLong("position")))
                .orElse(OptionalLong.empty());
    }

    void add(String event, long position, Instant at) {
        heard.replaceOne(
                Filters.eq(event),
                new Document("_id", event).append("position", position).append("at", Date.from(at)),
                new ReplaceOptions().upsert(true));
        heard.deleteMany(Filters.lt("at", Date.from(at.minus(KEPT))));
    }
}

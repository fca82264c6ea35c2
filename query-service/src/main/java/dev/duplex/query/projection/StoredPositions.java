package dev.duplex.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Reads the tokens of event processors without claiming them. */
@Component
final class StoredPositions {

    static final String TOKENS = "tokens";

    private final MongoCollection<Document> tokens;

    StoredPositions(MongoDatabase database) {
        this.tokens = database.getCollection(TOKENS);
    }

    boolean exist(String processor) {
        return tokens.find(Filters.eq("processor", processor)).first() != null;
    }

    /** The first position that one of the processor's segments has not stored as handled, 0 when there is none. */
    long end(String processor) {
        long end = Long.MAX_VALUE;
        for (Document segment : tokens.find(Filters.eq("processor", processor))) {
            end = Math.min(
                    end,
                    Optional.ofNullable(segment.get("token", Document.class))
                            .map(token -> token.getLong("position"))
                            .orElse(0L));
        }
        return end == Long.MAX_VALUE ? 0 : end;
    }
}

package dev.duplex.query.projection;

import java.util.List;
import org.bson.conversions.Bson;

/**
 * A collection of a read model.
 *
 * @param collection its name in the database
 * @param type the record that its documents are
 * @param indexes created at start, beside the one on {@code _id}
 */
public record Shelf<D extends ReadDocument>(String collection, Class<D> type, List<Bson> indexes) {

    public Shelf {
        indexes = List.copyOf(indexes);
    }
}

package dev.duplex.query.projection;

import com.mongodb.client.MongoCollection;

/** A collection of a read model that may be exchanged for a newer one at any time. Thread-safe. */
@FunctionalInterface
public interface LiveShelf<T> {

    /** The collection that is live at this moment: for one query, not to be kept. */
    MongoCollection<T> now();
}

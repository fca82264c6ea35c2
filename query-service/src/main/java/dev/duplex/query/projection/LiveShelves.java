package dev.duplex.query.projection;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What queries read: the collections of the shared read models, in the generation that is live. Thread-safe. */
@Component
public final class LiveShelves {

    private final MongoDatabase database;
    private final Generations generations;
    private final Map<String, String> projections = new HashMap<>();

    LiveShelves(MongoDatabase database, Generations generations, List<Projection> projections) {
        this.database = database;
        this.generations = generations;
        for (Projection projection : projections) {
            projection.shelves().forEach(shelf -> this.projections.put(shelf.collection(), projection.name()));
        }
    }

    public <D extends ReadDocument> LiveShelf<D> of(Shelf<D> shelf) {
        return of(shelf, shelf.type());
    }

    /** @param view a record of some of the documents' components */
    public <T> LiveShelf<T> of(Shelf<?> shelf, Class<T> view) {
        String projection = projections.get(shelf.collection());
        if (projection == null) {
            throw new IllegalArgumentException("No projection fills " + shelf.collection());
        }
        return () -> database.getCollection(generations.live(projection).collection(shelf), view);
    }
}

package dev.duplex.query.testing;

import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import java.util.List;

/** What a read model shows, which is the same by whatever path it came about. */
public final class Shown {

    private Shown() {}

    /**
     * How far back a message reaches is a bound, further back where a moment in between has needed it, and never shown.
     */
    public static List<Shelf<?>> shelves(Projection projection) {
        return projection.shelves().stream()
                .<Shelf<?>>map(shelf -> shelf)
                .filter(shelf -> !shelf.collection().equals("inbox_reaches"))
                .toList();
    }
}

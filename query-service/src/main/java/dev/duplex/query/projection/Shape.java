package dev.duplex.query.projection;

import java.util.List;

/**
 * What the documents of a projection look like, so that code of another version is told apart.
 *
 * @param collections of the shelves, to be dropped even by code that no longer has them
 */
record Shape(String fingerprint, List<String> collections) {

    Shape {
        collections = List.copyOf(collections);
    }

    static Shape of(Projection projection) {
        List<Shelf<?>> shelves = projection.shelves();
        return new Shape(
                Fingerprint.of(projection.version(), shelves),
                shelves.stream().<String>map(Shelf::collection).toList());
    }
}

package dev.duplex.query.graphql;

import java.util.UUID;

/** Who asks. */
public sealed interface Viewer {

    /** The key of the viewer in a request's GraphQL context. */
    String KEY = "viewer";

    /** Sees all. */
    record Operator() implements Viewer {}

    /** Sees what concerns this person. */
    record Of(UUID person) implements Viewer {}
}

package dev.duplex.query.graphql;

/** Which workspaces there are. */
public interface Workspaces {

    /** @throws QueryRejected with the code {@code unknown-workspace} */
    void require(String field, String workspace);
}

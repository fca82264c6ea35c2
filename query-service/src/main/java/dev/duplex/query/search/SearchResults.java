package dev.duplex.query.search;

import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.PageInfo;
import java.util.List;

/** A page of what was found, as the schema has it. */
record SearchResults(
        List<Connection.Edge<SearchHit>> edges,
        List<SearchHit> nodes,
        PageInfo pageInfo,
        int totalCount,
        boolean moreThanCounted) {

    static SearchResults of(Connection<SearchHit> page, int counted, boolean more) {
        return new SearchResults(page.edges(), page.nodes(), page.pageInfo(), counted, more);
    }
}

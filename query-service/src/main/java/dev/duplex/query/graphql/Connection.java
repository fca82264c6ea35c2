package dev.duplex.query.graphql;

import java.util.List;
import java.util.function.Function;

/** A page of a list, as Relay's cursor connections specification has it. */
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo) {

    public record Edge<T>(String cursor, T node) {}

    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    /**
     * @param found in the list's order, at most one more than the page holds, on the side that the page extends to
     * @param cursor where an item stands
     * @param node what the client gets of it
     */
    public static <S, T> Connection<T> of(Page page, List<S> found, Function<S, Cursor> cursor, Function<S, T> node) {
        boolean more = found.size() > page.size();
        boolean forward = page instanceof Page.First;
        List<S> kept = !more
                ? found
                : forward ? found.subList(0, page.size()) : found.subList(found.size() - page.size(), found.size());
        List<Edge<T>> edges = kept.stream()
                .map(item -> new Edge<>(cursor.apply(item).encoded(page.list()), node.apply(item)))
                .toList();
        return new Connection<>(
                edges,
                new PageInfo(
                        forward ? more : page.bound().isPresent(),
                        forward ? page.bound().isPresent() : more,
                        edges.isEmpty() ? null : edges.getFirst().cursor(),
                        edges.isEmpty() ? null : edges.getLast().cursor()));
    }
}

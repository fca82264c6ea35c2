package dev.duplex.query.graphql;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.bson.conversions.Bson;

/**
 * Pages through a collection in the order of an instant and a unique field, from where a cursor stands: a page costs the
 * same wherever it is.
 *
 * @param instant the field that holds the instant
 * @param unique the field that tells documents of the same instant apart
 * @param key a cursor's key as it is in that field
 */
public record Keyset(String instant, String unique, Function<Cursor, Object> key) {

    /** @return in ascending order, one more than the page holds if there is one, on the side that the page extends to */
    public <D> List<D> find(MongoCollection<D> collection, Bson filter, Page page) {
        boolean forward = page instanceof Page.First;
        Bson bounded = page.bound()
                .map(cursor -> Filters.and(filter, beyond(cursor, forward)))
                .orElse(filter);
        List<D> found = collection
                .find(bounded)
                .sort(forward ? Sorts.ascending(instant, unique) : Sorts.descending(instant, unique))
                .limit(page.size() + 1)
                .into(new ArrayList<>());
        return forward ? found : found.reversed();
    }

    /** @return the other way round: the latest first, for pages that are asked for forwards */
    public <D> List<D> latestFirst(MongoCollection<D> collection, Bson filter, Page page) {
        return collection
                .find(page.bound()
                        .map(cursor -> Filters.and(filter, beyond(cursor, false)))
                        .orElse(filter))
                .sort(Sorts.descending(instant, unique))
                .limit(page.size() + 1)
                .into(new ArrayList<>());
    }

    /** The plain range comes first, for the index; the rest only sorts out those of the same instant. */
    private Bson beyond(Cursor cursor, boolean forward) {
        Date at = Date.from(cursor.at());
        Object own = key.apply(cursor);
        return forward
                ? Filters.and(Filters.gte(instant, at), Filters.or(Filters.gt(instant, at), Filters.gt(unique, own)))
                : Filters.and(Filters.lte(instant, at), Filters.or(Filters.lt(instant, at), Filters.lt(unique, own)));
    }

    /**
     * The same of a list in memory, for items that are told apart by a number.
     *
     * @param ascending in the order of their cursors
     */
    public static <D> List<D> within(List<D> ascending, Function<D, Cursor> cursor, Page page) {
        boolean forward = page instanceof Page.First;
        Comparator<Cursor> order =
                Comparator.<Cursor>comparingLong(one -> one.at().toEpochMilli()).thenComparingLong(Cursor::number);
        List<D> found = (forward ? ascending : ascending.reversed())
                .stream()
                        .filter(item -> page.bound()
                                .map(bound -> order.compare(cursor.apply(item), bound))
                                .map(beyond -> forward ? beyond > 0 : beyond < 0)
                                .orElse(true))
                        .limit(page.size() + 1L)
                        .toList();
        return forward ? found : found.reversed();
    }
}

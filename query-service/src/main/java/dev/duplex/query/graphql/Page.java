package dev.duplex.query.graphql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
public sealed interface Page {

    int DEFAULT_SIZE = 50;
    int MAX_SIZE = 200;

    int size();

    /** Where the page begins, or ends when it is asked for backwards; that item is not part of it. */
    Optional<Cursor> bound();

    /** What was asked for, in words of the server: cursors are good for the same list only. */
    String list();

    record First(String list, int size, Optional<Cursor> bound) implements Page {}

    record Last(String list, int size, Optional<Cursor> bound) implements Page {}

    /**
     * Forwards.
     *
     * @param list what is asked for, but which part of it
     * @throws QueryRejected with the code {@code out-of-range}, or {@code bad-cursor} for one of another list as well
     */
    static Page forward(@Nullable Integer first, @Nullable String after, String list) {
        return new First(
                list,
                size("first", first),
                Optional.ofNullable(after).map(cursor -> Cursor.decode("after", list, cursor)));
    }

    /**
     * Forwards, or backwards with {@code last} and {@code before}.
     *
     * @param list what is asked for, but which part of it
     * @throws QueryRejected with the code {@code out-of-range}, {@code bad-cursor} or {@code ambiguous-page}
     */
    static Page of(
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before,
            String list) {
        if (last == null && before == null) {
            return forward(first, after, list);
        }
        if (first != null || after != null) {
            throw new QueryRejected(
                    "ambiguous-page",
                    "last",
                    "A page is asked for either forwards or backwards",
                    "Use first and after, or last and before");
        }
        return new Last(
                list,
                size("last", last),
                Optional.ofNullable(before).map(cursor -> Cursor.decode("before", list, cursor)));
    }

    private static int size(String field, @Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_SIZE;
        }
        if (asked < 1 || asked > MAX_SIZE) {
            throw new QueryRejected(
                    "out-of-range", field, asked + " is out of range", "Ask for 1 to " + MAX_SIZE + " at a time");
        }
        return asked;
    }
}

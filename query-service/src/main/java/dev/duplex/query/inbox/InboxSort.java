package dev.duplex.query.inbox;

import dev.duplex.query.graphql.Cursor;
import java.util.Comparator;

/** In which order an inbox comes. */
enum InboxSort {
    NEWEST_FIRST("activeAt", false),
    /** Who has been waiting longest comes first; those that nobody waits in come last, the newest first. */
    OLDEST_WAIT_FIRST("place.waitOrder", true);

    private final String field;
    private final boolean ascending;

    InboxSort(String field, boolean ascending) {
        this.field = field;
        this.ascending = ascending;
    }

    /** Of an {@link EntryDocument}. */
    String field() {
        return field;
    }

    boolean ascending() {
        return ascending;
    }

    Comparator<Cursor> order() {
        Comparator<Cursor> up = Comparator.comparing(Cursor::at).thenComparing(Cursor::key);
        return ascending ? up : up.reversed();
    }

    Cursor cursor(EntryDocument entry) {
        return new Cursor(
                switch (this) {
                    case NEWEST_FIRST -> entry.activeAt();
                    case OLDEST_WAIT_FIRST -> entry.place().waitOrder();
                },
                entry.conversation().toString());
    }
}

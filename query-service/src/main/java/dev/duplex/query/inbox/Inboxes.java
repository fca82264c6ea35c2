package dev.duplex.query.inbox;

import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads inboxes. What is kept in order is read as far as a page goes; a person's channels are all looked at, since a message
 * in a channel does not touch the entries of all who see it. Thread-safe.
 */
@Component
record Inboxes(Rows rows) {

    private static final int ATTEMPTS = 5;

    /** @return in order, one more than the page holds if there is one */
    List<Row> page(InboxSource source, InboxQuery query, Page page) {
        Comparator<Row> order = Comparator.comparing(
                row -> query.sort().cursor(row.entry()), query.sort().order());
        int most = page.size() + 1;
        List<Row> found = new ArrayList<>(inOrder(source, query, page.bound(), most));
        loose(source, query).stream()
                .filter(row -> page.bound().stream()
                        .allMatch(bound ->
                                query.sort().order().compare(query.sort().cursor(row.entry()), bound) > 0))
                .forEach(found::add);
        return found.stream().sorted(order).limit(most).toList();
    }

    /** An index finds what may match, so it is read on until enough does. */
    private List<Row> inOrder(InboxSource source, InboxQuery query, Optional<Cursor> bound, int most) {
        List<Row> found = new ArrayList<>();
        if (query.kept().isEmpty()) {
            return found;
        }
        Optional<Cursor> after = bound;
        while (true) {
            List<EntryDocument> some = source.inOrder(query, after, most);
            found.addAll(matching(source, query, some));
            if (some.size() < most || found.size() >= most) {
                return found;
            }
            after = Optional.of(query.sort().cursor(some.getLast()));
        }
    }

    private List<Row> loose(InboxSource source, InboxQuery query) {
        List<EntryDocument> entries = new ArrayList<>();
        if (query.kinds().size() > query.kept().size()) {
            entries.addAll(source.channels(query.person()));
        }
        if (!query.snoozed().contains(true) && !query.kept().isEmpty()) {
            entries.addAll(source.overslept(query));
        }
        return matching(source, query, entries);
    }

    private List<Row> matching(InboxSource source, InboxQuery query, List<EntryDocument> entries) {
        return visible(
                source,
                query.person(),
                rows.of(source, query.person(), entries).stream()
                        .filter(query::matches)
                        .toList());
    }

    /** Another read model may not know a conversation yet, or know that the person has left it. */
    private static List<Row> visible(InboxSource source, UUID person, List<Row> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Set<UUID> visible =
                source.visible(person, rows.stream().map(row -> row.head().id()).toList());
        return rows.stream().filter(row -> visible.contains(row.head().id())).toList();
    }

    /** Those of the conversations that the person takes part in, the last active one last. */
    List<Row> find(InboxSource source, UUID person, Collection<UUID> conversations) {
        return visible(source, person, rows.of(source, person, source.of(person, conversations))).stream()
                .sorted(Comparator.comparing(row -> row.entry().activeAt()))
                .toList();
    }

    /** All that may count for anything: an entry that changes between two reads would be counted twice, or not at all. */
    List<Tally> counting(InboxSource source, UUID person) {
        List<String> kept;
        List<EntryDocument> whole;
        int attempt = 0;
        do {
            kept = source.tallies(person);
            whole = kept.contains(Tally.WHOLE) ? source.countedWhole(person) : List.of();
        } while (Collections.frequency(kept, Tally.WHOLE) != whole.size() && ++attempt < ATTEMPTS);
        List<EntryDocument> entries = new ArrayList<>(source.channels(person));
        entries.addAll(whole);
        Map<String, Tally> read = new HashMap<>();
        List<Tally> counting = new ArrayList<>();
        kept.stream()
                .filter(tally -> !tally.equals(Tally.WHOLE))
                .map(tally -> read.computeIfAbsent(tally, Tally::read))
                .forEach(counting::add);
        rows.of(source, person, entries).stream().map(Row::tally).forEach(counting::add);
        return counting;
    }
}

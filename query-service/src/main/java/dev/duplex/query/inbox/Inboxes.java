package dev.duplex.query.inbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.inbox.InboxEntry.Waiting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads inboxes: the newest conversation first. Thread-safe. */
@Component
final class Inboxes {

    private final MongoCollection<EntryDocument> entries;
    private final MongoCollection<HeadDocument> heads;
    private final MongoCollection<KnownPerson> people;

    Inboxes(MongoDatabase database) {
        this.entries = database.getCollection(EntryDocument.SHELF.collection(), EntryDocument.class);
        this.heads = database.getCollection(HeadDocument.SHELF.collection(), HeadDocument.class);
        this.people = database.getCollection(KnownPerson.SHELF.collection(), KnownPerson.class);
    }

    /** A person's entry with its conversation's head. */
    record Row(EntryDocument mine, HeadDocument head) {

        Cursor cursor() {
            return new Cursor(head.activeAt(), head.id().toString());
        }
    }

    /** A complete entry and where it stands. */
    record Found(Cursor cursor, InboxEntry entry) {}

    private static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparing(Cursor::at).reversed().thenComparing(Cursor::key);

    boolean knows(UUID person) {
        return people.find(Filters.eq(person)).first() != null;
    }

    /** @return in order, one more than the page holds if there is one */
    List<Row> page(UUID person, InboxFilter filter, Page page) {
        List<EntryDocument> mine = entries.find(Filters.eq("person", person)).into(new ArrayList<>()).stream()
                .filter(EntryDocument::present)
                .filter(entry -> byEntry(entry, filter))
                .toList();
        Map<UUID, HeadDocument> of = heads(mine);
        List<Row> rows = mine.stream()
                .flatMap(
                        entry -> Stream.ofNullable(of.get(entry.conversation())).map(head -> new Row(entry, head)))
                .filter(row -> filter != InboxFilter.UNREAD
                        || row.head().count() > row.mine().read())
                .toList();
        if (filter == InboxFilter.WAITING_ON_OTHERS) {
            Map<UUID, List<Waiting>> waits = waitingOnOthers(person, rows);
            rows = rows.stream()
                    .filter(row -> waits.containsKey(row.head().id()))
                    .toList();
        }
        return rows.stream()
                .filter(row -> page.bound()
                        .filter(bound -> NEWEST_FIRST.compare(row.cursor(), bound) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(Row::cursor, NEWEST_FIRST))
                .limit(page.size() + 1L)
                .toList();
    }

    private static boolean byEntry(EntryDocument entry, InboxFilter filter) {
        return switch (filter) {
            case ALL, UNREAD, WAITING_ON_OTHERS -> true;
            case MENTIONS -> !entry.mentions().isEmpty();
            case OWED -> !entry.owed().isEmpty();
            case WAITING_ON_ME -> !entry.asks().isEmpty();
        };
    }

    private Map<UUID, HeadDocument> heads(Collection<EntryDocument> of) {
        Map<UUID, HeadDocument> found = new HashMap<>();
        heads.find(Filters.in(
                        "_id", of.stream().map(EntryDocument::conversation).toList()))
                .forEach(head -> found.put(head.id(), head));
        return found;
    }

    /** One entry, for a person who takes part. */
    Optional<InboxEntry> find(UUID person, UUID conversation) {
        return Optional.ofNullable(entries.find(Filters.eq(EntryDocument.id(conversation, person)))
                        .first())
                .filter(EntryDocument::present)
                .flatMap(mine -> Optional.ofNullable(
                                heads.find(Filters.eq(conversation)).first())
                        .map(head -> new Row(mine, head)))
                .map(row -> complete(person, List.of(row)).getFirst().entry());
    }

    /** Adds whom the person waits for. */
    List<Found> complete(UUID person, List<Row> rows) {
        Map<UUID, List<Waiting>> waits = waitingOnOthers(person, rows);
        return rows.stream()
                .map(row -> new Found(
                        row.cursor(),
                        InboxEntry.of(
                                row.mine(),
                                row.head(),
                                waits.getOrDefault(row.head().id(), List.of()))))
                .toList();
    }

    /** Where a conversation has two sides, the person waits together with the own side; elsewhere alone. */
    private Map<UUID, List<Waiting>> waitingOnOthers(UUID person, List<Row> rows) {
        Map<UUID, Row> byConversation =
                rows.stream().collect(Collectors.toMap(row -> row.head().id(), row -> row));
        List<UUID> sided = rows.stream()
                .filter(row -> row.head().circle().sided())
                .map(row -> row.head().id())
                .toList();
        Stream<EntryDocument> asked = Stream.concat(
                sided.isEmpty()
                        ? Stream.empty()
                        : entries.find(Filters.in("conversation", sided)).into(new ArrayList<>()).stream(),
                entries.find(Filters.eq("askers", person)).into(new ArrayList<>()).stream()
                        .filter(entry -> !sided.contains(entry.conversation())));
        Map<UUID, List<Waiting>> waits = new HashMap<>();
        asked.forEach(entry -> {
            Row row = byConversation.get(entry.conversation());
            if (row == null) {
                return;
            }
            Circle circle = row.head().circle();
            if (circle.sameSide(person, row.mine().kind(), entry.person(), entry.kind())) {
                return;
            }
            entry.asks().stream()
                    .filter(ask -> circle.sided() || ask.by().equals(person))
                    .map(ask -> new Waiting(ask, entry.person()))
                    .forEach(waiting -> waits.computeIfAbsent(entry.conversation(), any -> new ArrayList<>())
                            .add(waiting));
        });
        return waits;
    }
}

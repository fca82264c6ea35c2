package dev.duplex.query.inbox;

import dev.duplex.query.inbox.Unread.Here;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Adds to entries what was left out of them: of channels all that follows from messages alone. Thread-safe. */
@Component
record Rows(Presence presence) {

    /** @param entries of one person */
    List<Row> of(InboxSource source, UUID person, Collection<EntryDocument> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<UUID, HeadDocument> heads =
                source.heads(entries.stream().map(EntryDocument::conversation).toList());
        Map<UUID, List<Wait.Open>> asked =
                entries.stream().anyMatch(EntryDocument::inChannel) ? askedBy(source, person) : Map.of();
        List<Row> whole = entries.stream()
                .flatMap(entry -> Stream.ofNullable(heads.get(entry.conversation()))
                        .map(head -> new Row(whole(source, entry, head, asked), head, 0)))
                .toList();
        Predicate<Instant> available = presence(person, whole);
        return whole.stream()
                .map(row ->
                        new Row(row.entry(), row.head(), mentions(row.entry().unread(), available)))
                .toList();
    }

    private static EntryDocument whole(
            InboxSource source, EntryDocument entry, HeadDocument head, Map<UUID, List<Wait.Open>> asked) {
        return entry.inChannel()
                ? entry.completed(
                        head.face(entry.kind()),
                        head.closedAt(),
                        unread(source, entry, head),
                        Wait.of(asked.getOrDefault(head.id(), List.of())))
                : entry;
    }

    private Predicate<Instant> presence(UUID person, List<Row> rows) {
        boolean asked =
                rows.stream().anyMatch(row -> !row.entry().unread().here().isEmpty());
        return asked ? presence.of(person) : instant -> false;
    }

    private static long mentions(Unread unread, Predicate<Instant> presence) {
        return unread.mentions().size()
                + unread.here().stream().map(Here::at).filter(presence).count();
    }

    private static Unread unread(InboxSource source, EntryDocument entry, HeadDocument head) {
        Unread unread = entry.unread().counted(head.face(entry.kind()).count());
        if (head.notable() <= unread.read()) {
            return unread;
        }
        for (Move move : source.notable(head.id(), unread.read())) {
            long number = move.number().of(entry.kind());
            if (!move.number().countsFor(entry.kind()) || number <= unread.read()) {
                continue;
            }
            boolean own = move.by().equals(entry.person());
            boolean named = unread.mentions().contains(number);
            unread = switch (Objects.requireNonNull(move.notable())) {
                case RETRACTED -> unread.retracted(number);
                case EVERYONE -> own ? unread : unread.mentioned(number, true);
                case HERE -> own || named ? unread : unread.mentionedHere(number, move.at(), true);
            };
        }
        return unread;
    }

    private static Map<UUID, List<Wait.Open>> askedBy(InboxSource source, UUID person) {
        Map<UUID, List<Wait.Open>> asked = new HashMap<>();
        source.askedBy(person)
                .forEach(entry -> asked.merge(
                        entry.conversation(),
                        entry.waits().asks().stream()
                                .filter(ask -> ask.by().equals(person))
                                .map(ask -> new Wait.Open(ask, entry.person()))
                                .collect(Collectors.toList()),
                        Rows::joined));
        return asked;
    }

    private static List<Wait.Open> joined(List<Wait.Open> some, List<Wait.Open> more) {
        some.addAll(more);
        return some;
    }
}

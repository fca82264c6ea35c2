package dev.duplex.query.inbox;

import dev.duplex.query.inbox.Unread.Here;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
        return entries.stream()
                .map(entry -> row(source, entry, heads.get(entry.conversation()), asked))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Row row(
            InboxSource source, EntryDocument entry, @Nullable HeadDocument head, Map<UUID, List<Wait.Open>> asked) {
        if (head == null) {
            return null;
        }
        EntryDocument whole = entry.inChannel()
                ? entry.completed(
                        head.face(entry.kind()),
                        head.closedAt(),
                        unread(source, entry, head),
                        Wait.of(asked.getOrDefault(head.id(), List.of())))
                : entry;
        return new Row(whole, head, mentions(whole));
    }

    private long mentions(EntryDocument entry) {
        Unread unread = entry.unread();
        return unread.mentions().size()
                + unread.here().stream()
                        .map(Here::at)
                        .filter(at -> presence.at(entry.person(), at))
                        .count();
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

package dev.duplex.command.imports.source;

import dev.duplex.command.imports.source.ImportedEvent.Edit;
import dev.duplex.command.imports.source.ImportedEvent.Edited;
import dev.duplex.command.imports.source.ImportedEvent.Joined;
import dev.duplex.command.imports.source.ImportedEvent.Left;
import dev.duplex.command.imports.source.ImportedEvent.Message;
import dev.duplex.command.imports.source.ImportedEvent.ReactionAdded;
import dev.duplex.command.imports.source.ImportedEvent.Renamed;
import dev.duplex.command.imports.source.ImportedEvent.Retracted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the records of one conversation say happened in it. */
final class SlackTimeline {

    private record Placed(SlackTimestamp order, ImportedEvent event) {}

    private final String conversation;
    private final SlackPeople people;
    private final SlackConversations conversations;
    private final Tally tally;
    /** By timestamp; also messages that only their edits or deletion tell of. */
    private final Map<String, SlackRecord> messages = new LinkedHashMap<>();

    private final Map<String, List<SlackRecord>> changes = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    private SlackTimeline(String conversation, SlackPeople people, SlackConversations conversations, Tally tally) {
        this.conversation = conversation;
        this.people = people;
        this.conversations = conversations;
        this.tally = tally;
    }

    static List<ImportedEvent> of(
            String conversation,
            List<SlackRecord> records,
            SlackPeople people,
            SlackConversations conversations,
            Tally tally) {
        return new SlackTimeline(conversation, people, conversations, tally).events(records);
    }

    private List<ImportedEvent> events(List<SlackRecord> all) {
        var records = once(all);
        for (var record : records) {
            if (kind(record).message().isPresent()) {
                messages.put(record.ts().text(), record);
            }
        }
        records.forEach(this::learnEarlier);
        messages.values().forEach(this::placeMessage);
        records.forEach(this::placeOther);
        placed.sort(Comparator.comparing(Placed::order));
        return withInferredJoins();
    }

    private List<SlackRecord> once(List<SlackRecord> all) {
        var once = new LinkedHashMap<String, SlackRecord>();
        for (var record : all) {
            if (once.putIfAbsent(record.ts().text(), record) != null) {
                tell(Reason.DUPLICATE, record, "");
            }
        }
        return once.values().stream()
                .sorted(Comparator.comparing(SlackRecord::ts))
                .toList();
    }

    /** Edits and deletions may carry the message as it was, which an export may lack by itself. */
    private void learnEarlier(SlackRecord record) {
        var target = record.target();
        var kind = kind(record);
        if (target == null || (kind != SlackKind.CHANGED && kind != SlackKind.DELETED)) {
            return;
        }
        var known = record.previous() == null ? record.changed() : record.previous();
        if (known != null && kind(known).message().isPresent()) {
            messages.putIfAbsent(target.text(), known);
        }
        if (kind == SlackKind.CHANGED) {
            if (messages.containsKey(target.text())) {
                changes.computeIfAbsent(target.text(), t -> new ArrayList<>()).add(record);
            } else {
                tell(Reason.MESSAGE_UNKNOWN, record, target.text());
            }
        }
    }

    private void placeMessage(SlackRecord record) {
        var changed = changes.getOrDefault(record.ts().text(), List.of());
        var before = changed.isEmpty() ? null : changed.getFirst().previous();
        var first = before == null ? record : before;
        var kind = kind(record).message().orElseThrow();
        var author = author(record, kind);
        var text = readable(first);
        var thread = parent(record);
        var key = key(record.ts().text());
        place(
                record.ts(),
                new Message(
                        key,
                        record.ts().at(),
                        author,
                        kind,
                        text.text(),
                        thread == null ? null : key(thread),
                        thread != null && messages.containsKey(thread),
                        text.mentions().stream().map(people::user).toList(),
                        record.files(),
                        first.editedAt() == null
                                ? null
                                : new Edit(first.editedAt().at(), editor(first))));
        if (record.previews()) {
            tell(Reason.PREVIEW_NOT_KEPT, record, "");
        }
        for (var reaction : record.reactions()) {
            for (var user : reaction.users()) {
                var who = people.user(user);
                place(
                        record.ts(),
                        new ReactionAdded(
                                key + ":" + reaction.emoji() + ":" + who,
                                record.ts().at(),
                                key,
                                who,
                                reaction.emoji()));
            }
        }
        placeEdits(record, first, changed);
    }

    private void placeEdits(SlackRecord record, SlackRecord first, List<SlackRecord> changed) {
        var text = first.text();
        for (var change : changed) {
            var now = change.changed();
            if (now == null || now.equals(first)) {
                continue; // the message itself was read from this edit
            }
            if (now.text().equals(text)) {
                tell(Reason.UNCHANGED_EDIT, change, "");
                continue;
            }
            text = now.text();
            placeEdit(change.ts(), now.editedAt() == null ? change.ts() : now.editedAt(), now);
        }
        if (!changed.isEmpty() && record.editedAt() != null && !record.text().equals(text)) {
            placeEdit(record.editedAt(), record.editedAt(), record);
        }
    }

    private void placeEdit(SlackTimestamp order, SlackTimestamp at, SlackRecord now) {
        var key = key(now.ts().text());
        place(
                order,
                new Edited(
                        key + ":" + at.text(),
                        at.at(),
                        key,
                        editor(now),
                        readable(now).text()));
    }

    private void placeOther(SlackRecord record) {
        var key = key(record.ts().text());
        var at = record.ts().at();
        switch (kind(record)) {
            case PERSON, BOT, FILE_SHARE, FILE_COMMENT, CHANGED -> {}
            case NO_AUTHOR -> tell(Reason.NO_AUTHOR, record, record.subtype());
            case JOINED -> place(record.ts(), new Joined(key, at, user(record), false));
            case LEFT -> place(record.ts(), new Left(key, at, user(record)));
            case RENAMED ->
                place(
                        record.ts(),
                        new Renamed(
                                key,
                                at,
                                record.user() == null ? null : people.user(record.user()),
                                String.valueOf(record.named())));
            case DELETED -> {
                var target = key(record.target() == null ? "" : record.target().text());
                place(record.ts(), new Retracted(target + ":retracted", at, target));
            }
            case TOMBSTONE -> place(record.ts(), new Retracted(key + ":retracted", null, key));
            case OTHER -> tell(Reason.NOT_A_MESSAGE, record, record.subtype());
        }
    }

    /** Nobody writes in a channel without being in it: who left and writes again came back unrecorded. */
    private List<ImportedEvent> withInferredJoins() {
        var events = new ArrayList<ImportedEvent>(placed.size());
        var gone = new HashSet<String>();
        for (var event : placed) {
            switch (event.event()) {
                case Joined joined -> gone.remove(joined.person());
                case Left left -> gone.add(left.person());
                case Message message -> {
                    if (gone.remove(message.author())) {
                        events.add(new Joined(message.key() + ":joined", message.at(), message.author(), true));
                    }
                }
                case Edited e -> {}
                case Retracted e -> {}
                case Renamed e -> {}
                case ReactionAdded e -> {}
            }
            events.add(event.event());
        }
        return events;
    }

    private @Nullable String parent(SlackRecord record) {
        var thread = record.thread();
        if (thread == null || thread.equals(record.ts().text())) {
            return null;
        }
        if (SlackTimestamp.of(thread).isEmpty()) {
            tell(Reason.BAD_THREAD, record, thread);
            return null;
        }
        return thread;
    }

    private String author(SlackRecord record, ImportedEvent.Kind kind) {
        return kind == ImportedEvent.Kind.BOT && record.user() == null
                ? people.bot(record.bot(), record.botName())
                : user(record);
    }

    private String user(SlackRecord record) {
        return people.user(String.valueOf(record.user()));
    }

    private @Nullable String editor(SlackRecord record) {
        return record.editedBy() == null ? null : people.user(record.editedBy());
    }

    private SlackText readable(SlackRecord record) {
        return SlackText.of(record.text(), people::name, conversations::name);
    }

    private SlackKind kind(SlackRecord record) {
        return SlackKind.of(record, people);
    }

    private String key(String ts) {
        return conversation + ":" + ts;
    }

    private void place(SlackTimestamp order, ImportedEvent event) {
        placed.add(new Placed(order, event));
    }

    private void tell(Reason reason, SlackRecord record, String detail) {
        tally.tell(reason, record.where() + " " + record.ts().text(), detail);
    }
}

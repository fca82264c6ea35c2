package dev.duplex.command.imports.source;

import dev.duplex.command.imports.source.ImportedEvent.Edited;
import dev.duplex.command.imports.source.ImportedEvent.Joined;
import dev.duplex.command.imports.source.ImportedEvent.Left;
import dev.duplex.command.imports.source.ImportedEvent.Message;
import dev.duplex.command.imports.source.ImportedEvent.ReactionAdded;
import dev.duplex.command.imports.source.ImportedEvent.Renamed;
import dev.duplex.command.imports.source.ImportedEvent.Retracted;
import dev.duplex.command.imports.source.SlackConversations.Listed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Slack export. One conversation at a time is in memory, without the fields that are not used. */
final class SlackSource implements HistorySource {

    private final UploadedFiles files;
    private final Tally tally = new Tally();
    private final SlackPeople people = new SlackPeople();
    private final SlackConversations listed;
    private final List<ImportedConversation> conversations = new ArrayList<>();
    private final Map<String, Listed> listedByKey = new HashMap<>();

    SlackSource(UploadedFiles files) {
        this.files = files;
        tally.count("people", 0);
        tally.count("conversations", 0);
        tally.count("messages", 0);
        this.listed = new SlackConversations(files, tally);
        if (files.files().containsKey(listed.users())) {
            SlackJson.list(files, listed.users(), user -> people.list(user, tally));
        }
        for (var conversation : listed.all()) {
            listedByKey.put(conversation.key(), conversation);
            conversations.add(survey(conversation));
        }
        tally.count("people", people.all().size());
        tally.count("conversations", conversations.size());
    }

    @Override
    public List<ImportedPerson> people() {
        return people.all();
    }

    @Override
    public List<ImportedConversation> conversations() {
        return List.copyOf(conversations);
    }

    @Override
    public Stream<ImportedEvent> events(ImportedConversation conversation) {
        var from = Objects.requireNonNull(listedByKey.get(conversation.key()), conversation.key());
        var told = new Tally();
        return SlackTimeline.of(from.key(), read(from, told), people, listed, told).stream();
    }

    @Override
    public SourceReport report() {
        return tally.report();
    }

    @Override
    public void close() {
        files.close();
    }

    private ImportedConversation survey(Listed conversation) {
        var records = read(conversation, tally);
        var events = SlackTimeline.of(conversation.key(), records, people, listed, tally);
        events.forEach(this::count);
        var first =
                events.stream().map(ImportedEvent::at).filter(Objects::nonNull).findFirst();
        return new ImportedConversation(
                conversation.key(),
                conversation.kind(),
                firstName(conversation, records),
                started(conversation.created(), first.orElse(null)),
                atTheBeginning(conversation, events),
                events.size());
    }

    private List<SlackRecord> read(Listed conversation, Tally told) {
        var records = new ArrayList<SlackRecord>();
        for (var file : conversation.files()) {
            var index = new AtomicInteger();
            SlackJson.day(files, file, json -> {
                var record = SlackRecord.of(json, file);
                if (record == null) {
                    told.tell(Reason.NO_TIMESTAMP, file, "entry " + index);
                } else {
                    records.add(record);
                    if (record.user() != null) {
                        people.told(record.user(), record.userName());
                    }
                }
                index.incrementAndGet();
            });
        }
        return records;
    }

    private static @Nullable Instant started(@Nullable Instant created, @Nullable Instant first) {
        return created == null || (first != null && first.isBefore(created)) ? first : created;
    }

    private static @Nullable String firstName(Listed conversation, List<SlackRecord> records) {
        return records.stream()
                .filter(record -> record.named() != null && record.before() != null)
                .min(java.util.Comparator.comparing(SlackRecord::ts))
                .map(SlackRecord::before)
                .orElse(conversation.name());
    }

    /** Members of today and whoever appears without having joined, less those who join first. */
    private List<String> atTheBeginning(Listed conversation, List<ImportedEvent> events) {
        var participants = new LinkedHashSet<String>();
        conversation.members().forEach(member -> participants.add(people.user(member)));
        var seen = new HashSet<String>();
        for (var event : events) {
            switch (event) {
                case Joined joined -> {
                    if (seen.add(joined.person())) {
                        participants.remove(joined.person());
                    }
                }
                case Left left -> {
                    if (seen.add(left.person())) {
                        participants.add(left.person());
                    }
                }
                case Message message -> {
                    if (seen.add(message.author())) {
                        participants.add(message.author());
                    }
                }
                case Edited e -> {}
                case Retracted e -> {}
                case Renamed e -> {}
                case ReactionAdded e -> {}
            }
        }
        return List.copyOf(participants);
    }

    private void count(ImportedEvent event) {
        tally.count(
                switch (event) {
                    case Message message ->
                        switch (message.kind()) {
                            case PERSON -> "messages";
                            case BOT -> "botMessages";
                            case FILE_SHARE -> "fileShares";
                            case FILE_COMMENT -> "fileComments";
                        };
                    case Joined joined -> joined.inferred() ? "joinsInferred" : "joins";
                    case Left left -> "leaves";
                    case Renamed renamed -> "renames";
                    case Edited edited -> "edits";
                    case Retracted retracted -> "retractions";
                    case ReactionAdded reaction -> "reactions";
                });
    }
}

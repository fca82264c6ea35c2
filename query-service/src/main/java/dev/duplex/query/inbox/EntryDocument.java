package dev.duplex.query.inbox;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One conversation in one person's inbox.
 *
 * @param present whether the person takes part now
 * @param read how many messages, by the conversation's count, the person has seen
 * @param mentions the counts of the messages that mention the person and are not read
 * @param asks who waits for the person
 * @param askers the same people, for the index
 */
public record EntryDocument(
        @BsonId String id,
        UUID conversation,
        UUID person,
        PersonKind kind,
        boolean present,
        Instant since,
        long read,
        List<Long> mentions,
        List<Ask> asks,
        List<UUID> askers,
        List<Owed> owed,
        long position)
        implements ReadDocument {

    static final Shelf<EntryDocument> SHELF = new Shelf<>(
            "inbox_entries",
            EntryDocument.class,
            List.of(Indexes.ascending("person"), Indexes.ascending("conversation"), Indexes.ascending("askers")));

    static String id(UUID conversation, UUID person) {
        return conversation + "/" + person;
    }

    /** @param owed what the person promised before leaving: a promise is kept or dropped, not forgotten */
    static EntryDocument joined(UUID conversation, Waiter person, long count, List<Owed> owed, long position) {
        return new EntryDocument(
                id(conversation, person.person()),
                conversation,
                person.person(),
                person.kind(),
                true,
                person.since(),
                count,
                List.of(),
                List.of(),
                List.of(),
                owed,
                position);
    }

    Waiter waiter() {
        return new Waiter(person, kind, since);
    }

    EntryDocument left(long applied) {
        return new EntryDocument(
                id, conversation, person, kind, false, since, read, List.of(), List.of(), List.of(), owed, applied);
    }

    EntryDocument readUpTo(long count, long applied) {
        long seen = Math.max(read, count);
        return with(seen, mentions.stream().filter(mention -> mention > seen).toList(), asks, owed, applied);
    }

    EntryDocument mentionedAt(long count, long applied) {
        List<Long> more = new ArrayList<>(mentions);
        more.add(count);
        return with(read, more, asks, owed, applied);
    }

    EntryDocument asked(List<Ask> changed, long applied) {
        return changed.equals(asks) ? this : with(read, mentions, changed, owed, applied);
    }

    EntryDocument owing(UnaryOperator<List<Owed>> change, long applied) {
        return with(read, mentions, asks, change.apply(owed), applied);
    }

    private EntryDocument with(long seen, List<Long> newMentions, List<Ask> newAsks, List<Owed> newOwed, long applied) {
        return new EntryDocument(
                id,
                conversation,
                person,
                kind,
                present,
                since,
                seen,
                newMentions,
                newAsks,
                newAsks.stream().map(Ask::by).distinct().toList(),
                newOwed,
                applied);
    }
}

package dev.duplex.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import dev.duplex.eventstore.DeadLetter.Cause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The sequences that processors have parked, in the collection {@code deadletters}: a document for each. Letters are made
 * and added to by the one owner of a processor, and taken away by whoever holds their lease, on any node; each step is one
 * atomic change of one document. Thread-safe.
 */
public final class DeadLetters {

    /** Sequences that one processor may park, unless told otherwise. */
    public static final int DEFAULT_LIMIT = 10_000;

    private static final String COLLECTION = "deadletters";
    private static final String DISCARDED = "deadletters_discarded";
    private static final long LONGEST_WRITE_SECONDS = 10;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String FREE = "";

    private final MongoCollection<Document> letters;
    private final MongoCollection<Document> discarded;
    private final Clock clock;
    private final int limit;

    /**
     * Opens the store, creating collection and index when they are not there.
     *
     * @param database where the letters are
     * @param clock for when something failed, and for the age of leases
     * @param limit sequences that one processor may park
     */
    public DeadLetters(MongoDatabase database, Clock clock, int limit) {
        this.letters = durable(database, COLLECTION);
        this.discarded = durable(database, DISCARDED);
        this.clock = clock;
        this.limit = limit;
        letters.createIndex(Indexes.ascending("processor", "position"));
        discarded.createIndex(Indexes.ascending("processor", "position"));
    }

    private static MongoCollection<Document> durable(MongoDatabase database, String name) {
        return database.getCollection(name)
                .withWriteConcern(
                        WriteConcern.MAJORITY.withJournal(true).withWTimeout(LONGEST_WRITE_SECONDS, TimeUnit.SECONDS))
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY);
    }

    private static String id(String processor, String sequence) {
        try {
            byte[] name = (processor + '\0' + sequence).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The parked sequences of a processor with the position of each one's first parked event. */
    public Map<String, Long> parked(String processor) {
        return positions(eq("processor", processor));
    }

    Map<String, Long> parked(String processor, Collection<String> among) {
        List<String> ids =
                among.stream().map(sequence -> id(processor, sequence)).toList();
        return positions(in("_id", ids));
    }

    private Map<String, Long> positions(Bson filter) {
        Map<String, Long> found = new HashMap<>();
        letters.find(filter)
                .projection(Projections.include("sequence", "position"))
                .forEach(letter -> found.put(letter.getString("sequence"), letter.getLong("position")));
        return found;
    }

    /** How many sequences a processor has parked. */
    public long count(String processor) {
        return letters.countDocuments(eq("processor", processor));
    }

    /** How many sequences all processors together have parked. */
    public long count() {
        return letters.countDocuments();
    }

    /**
     * A page of letters, by processor and position.
     *
     * @param processor whose; empty for those of all
     * @param skip how many come before the page
     * @param size how many it has at most
     */
    public List<DeadLetter> list(Optional<String> processor, int skip, int size) {
        return letters.find(processor.map(name -> eq("processor", name)).orElseGet(() -> empty()))
                .sort(Sorts.ascending("processor", "position"))
                .skip(skip)
                .limit(size)
                .map(DeadLetters::letter)
                .into(new ArrayList<>());
    }

    /** Those that wait for a sequence and did not fail themselves. */
    List<DeadLetter> behind(String processor, String sequence) {
        return letters.find(and(eq("processor", processor), eq("behind", sequence)))
                .sort(Sorts.ascending("position"))
                .map(DeadLetters::letter)
                .into(new ArrayList<>());
    }

    /** The letter with an id, if it is there. */
    public Optional<DeadLetter> find(String id) {
        return Optional.ofNullable(letters.find(eq(id)).first()).map(DeadLetters::letter);
    }

    /** Forgets all letters of a processor that is no more. */
    public void forget(String processor) {
        letters.deleteMany(eq("processor", processor));
        discarded.deleteMany(eq("processor", processor));
    }

    /** An event is left out also where its batch comes again. */
    void discard(String processor, long position) {
        discarded.replaceOne(
                eq(processor + "@" + position),
                new Document("processor", processor).append("position", position),
                new ReplaceOptions().upsert(true));
    }

    /** What is left out from a position on; what is before it will not come again and is forgotten. */
    Set<Long> discardedFrom(String processor, long position) {
        discarded.deleteMany(and(eq("processor", processor), lt("position", position)));
        return discarded
                .find(eq("processor", processor))
                .map(event -> event.getLong("position"))
                .into(new HashSet<>());
    }

    /** @throws DeadLettersFullException when the processor has too many already */
    void park(String processor, String sequence, long position, Throwable failure) {
        park(processor, sequence, position, null, Cause.of(failure), failure);
    }

    /** @throws DeadLettersFullException when the processor has too many already */
    void parkBehind(String processor, String sequence, long position, String behind) {
        park(processor, sequence, position, behind, Cause.waitingFor(behind), null);
    }

    private void park(
            String processor,
            String sequence,
            long position,
            @Nullable String behind,
            Cause cause,
            @Nullable Throwable failure) {
        if (count(processor) >= limit) {
            throw new DeadLettersFullException(processor, limit, sequence, position, failure);
        }
        Instant now = clock.instant();
        try {
            letters.insertOne(new Document("_id", id(processor, sequence))
                    .append("processor", processor)
                    .append("sequence", sequence)
                    .append("position", position)
                    .append("end", position + 1)
                    .append("waiting", 0L)
                    .append("behind", behind)
                    .append("cause", document(cause))
                    .append("first", now)
                    .append("last", now)
                    .append("tries", behind == null ? 1 : 0)
                    .append("lease", FREE)
                    .append("leasedUntil", Instant.EPOCH));
        } catch (MongoWriteException e) {
            // parked already, by an attempt whose outcome was not heard of
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** Takes back what was just parked, unless somebody has added to it or works on it. */
    boolean unpark(String processor, String sequence, long position) {
        return letters.deleteOne(and(
                                eq("_id", id(processor, sequence)),
                                eq("position", position),
                                eq("end", position + 1),
                                eq("lease", FREE)))
                        .getDeletedCount()
                > 0;
    }

    /**
     * Has events wait behind the first one of a parked sequence. Those that do already are not counted again.
     *
     * @return false when the sequence is not parked any more, so that they are to be handled
     */
    boolean await(String processor, String sequence, List<Long> positions) {
        String id = id(processor, sequence);
        while (true) {
            Document letter = letters.find(eq(id)).first();
            if (letter == null) {
                return false;
            }
            long end = letter.getLong("end");
            List<Long> more =
                    positions.stream().filter(position -> position >= end).toList();
            if (more.isEmpty()) {
                return true;
            }
            Bson update = combine(inc("waiting", (long) more.size()), set("end", more.getLast() + 1));
            if (letters.updateOne(and(eq(id), eq("end", end)), update).getMatchedCount() > 0) {
                return true;
            }
        }
    }

    /** The right to work on a letter, for a time. */
    record Lease(DeadLetter letter, String token) {}

    /** Leases a letter; empty when it is not there or somebody else has it. */
    Optional<Lease> lease(String id) {
        String token = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Document leased = letters.findOneAndUpdate(
                and(eq(id), or(eq("lease", FREE), lt("leasedUntil", now))),
                combine(set("lease", token), set("leasedUntil", now.plus(LEASE))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(leased).map(letter -> new Lease(letter(letter), token));
    }

    private static Bson held(Lease lease) {
        return and(eq(lease.letter().id()), eq("lease", lease.token()));
    }

    /**
     * Keeps a lease for longer.
     *
     * @throws IllegalStateException when it was lost
     */
    Lease renew(Lease lease) {
        Document renewed = letters.findOneAndUpdate(
                held(lease),
                set("leasedUntil", clock.instant().plus(LEASE)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (renewed == null) {
            throw new IllegalStateException(
                    "Somebody else works on " + lease.letter().sequence() + " now");
        }
        return new Lease(letter(renewed), lease.token());
    }

    void release(Lease lease) {
        letters.updateOne(held(lease), set("lease", FREE));
    }

    /**
     * The sequence is not parked any more.
     *
     * @return false when more has come to wait meanwhile
     */
    boolean done(Lease lease) {
        return letters.deleteOne(and(held(lease), eq("end", lease.letter().end())))
                        .getDeletedCount()
                > 0;
    }

    /** The retry came up to an event that failed; those before it were handled. */
    void failed(Lease lease, long position, long handled, Throwable failure) {
        boolean again = position == lease.letter().position();
        Instant now = clock.instant();
        letters.updateOne(
                held(lease),
                combine(
                        set("position", position),
                        inc("waiting", -Math.min(handled, lease.letter().waiting())),
                        set("behind", null),
                        set("cause", document(Cause.of(failure))),
                        set("first", again ? lease.letter().firstFailed() : now),
                        set("last", now),
                        set("tries", again ? lease.letter().tries() + 1 : 1),
                        set("lease", FREE)));
    }

    /** The retry came up to an event that needs another parked sequence; those before it were handled. */
    void blocked(Lease lease, long position, long handled, String behind) {
        letters.updateOne(
                held(lease),
                combine(
                        set("position", position),
                        inc("waiting", -Math.min(handled, lease.letter().waiting())),
                        set("behind", behind),
                        set("cause", document(Cause.waitingFor(behind))),
                        set("lease", FREE)));
    }

    private static Document document(Cause cause) {
        return new Document("type", cause.type())
                .append("message", cause.message())
                .append("stack", cause.stack());
    }

    private static DeadLetter letter(Document letter) {
        Document cause = letter.get("cause", Document.class);
        return new DeadLetter(
                letter.getString("_id"),
                letter.getString("processor"),
                letter.getString("sequence"),
                letter.getLong("position"),
                letter.getLong("end"),
                letter.getLong("waiting"),
                Optional.ofNullable(letter.getString("behind")),
                new Cause(cause.getString("type"), cause.getString("message"), cause.getList("stack", String.class)),
                letter.getDate("first").toInstant(),
                letter.getDate("last").toInstant(),
                letter.getInteger("tries"));
    }
}

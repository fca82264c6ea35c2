package dev.duplex.eventstore;

import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.configuration.CodecRegistries;

/**
 * The log's collection. Reads see only what a majority has, from the primary: what was read once can't vanish, and is not
 * older than what was acknowledged.
 */
final class LogCollection {

    private static final int CURSOR_BATCH = 1_000;

    /** Without a majority a write would wait forever. Behind this its outcome is unclear, and is settled. */
    private static final long LONGEST_WRITE_SECONDS = 10;

    private final MongoCollection<RawBsonDocument> writing;
    private final MongoCollection<LogDocument> reading;
    private final LongAccumulator lastEnd = new LongAccumulator(Math::max, 0);

    LogCollection(MongoDatabase database, String name, LogDocumentCodec codec) {
        this.writing = database.getCollection(name, RawBsonDocument.class)
                .withWriteConcern(
                        WriteConcern.MAJORITY.withJournal(true).withWTimeout(LONGEST_WRITE_SECONDS, TimeUnit.SECONDS))
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY);
        this.reading = writing.withDocumentClass(LogDocument.class)
                .withCodecRegistry(
                        CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(codec), database.getCodecRegistry()));
    }

    /** Database and collection. */
    String name() {
        return writing.getNamespace().getFullName();
    }

    /** To be looked at as a whole. */
    MongoCollection<LogDocument> documents() {
        return reading;
    }

    void createIndexes() {
        writing.createIndex(Indexes.ascending("k", "_id"));
    }

    /** All or the first few are written: none after one that fails. */
    void insert(List<RawBsonDocument> documents) {
        writing.insertMany(documents, new InsertManyOptions().ordered(true));
    }

    long end() {
        Document last = writing.withDocumentClass(Document.class)
                .find()
                .sort(descending("_id"))
                .projection(include("n"))
                .limit(1)
                .first();
        long end = last == null ? 0 : LogInspection.endOf(last);
        lastEnd.accumulate(end);
        return end;
    }

    /** The furthest end that the database told. Does not ask. */
    long lastEnd() {
        return lastEnd.get();
    }

    /** In order, from the document that begins at {@code position}. */
    MongoCursor<LogDocument> from(long position) {
        return reading.find(gte("_id", position))
                .sort(ascending("_id"))
                .batchSize(CURSOR_BATCH)
                .cursor();
    }

    List<LogDocument> from(long position, int limit) {
        return reading.find(gte("_id", position))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Where the document begins that contains the position; the position itself if it is not written yet. */
    long beginning(long position) {
        Document before = writing.withDocumentClass(Document.class)
                .find(lte("_id", position))
                .sort(descending("_id"))
                .projection(include("n"))
                .limit(1)
                .first();
        return before != null && LogInspection.endOf(before) > position ? before.getLong("_id") : position;
    }

    /** Documents that may hold matching events, in order; {@code from} is where a document begins. */
    MongoCursor<LogDocument> candidates(Criteria criteria, long from, long end) {
        return find(criteria, from, end).sort(ascending("_id")).cursor();
    }

    /**
     * Whether an event matches at {@code from} or later and before {@code end}. Looks from the end backwards.
     *
     * @throws StaleReadException if the database does not show everything before {@code end} now
     */
    boolean hasBetween(Criteria criteria, long from, long end) {
        // before the search, as what a server shows only grows: a new primary may not know at once what a majority has
        long shown = end();
        if (shown < end) {
            throw new StaleReadException(shown, end);
        }
        // with keys the first document older than the beginning ends the search, so that beginning need not be looked
        // up; a search by type has no index and may find nothing on the whole way there
        boolean byType = criteria.indexKeys().isEmpty() && !criteria.types().isEmpty();
        long lowest = byType && from > 0 ? beginning(from) : 0;
        FindIterable<LogDocument> newestFirst =
                find(criteria, lowest, end).sort(descending("_id")).batchSize(8);
        try (MongoCursor<LogDocument> cursor = newestFirst.cursor()) {
            while (cursor.hasNext()) {
                LogDocument document = cursor.next();
                if (document.end() <= from) {
                    return false;
                }
                if (criteria.matchesSince(from, document)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Position of the first event in the log's order that happened at that instant or later. */
    Optional<Long> firstSince(Instant at) {
        LogDocument document = reading.find(gte("events.at", at))
                .sort(ascending("_id"))
                .limit(1)
                .first();
        return Optional.ofNullable(document)
                .flatMap(found -> found.events().stream()
                        .filter(event -> !event.timestamp().isBefore(at))
                        .map(LoggedEvent::position)
                        .findFirst());
    }

    /** One flat filter, which the planner of a small server understands too. */
    private FindIterable<LogDocument> find(Criteria criteria, long from, long end) {
        Document positions = new Document("$lt", end);
        if (from > 0) {
            positions.append("$gte", from);
        }
        Document filter = new Document("_id", positions);
        Set<String> keys = criteria.indexKeys();
        if (!keys.isEmpty()) {
            filter.append("k", oneOf(keys));
        } else if (!criteria.types().isEmpty()) {
            filter.append("events.type", oneOf(criteria.types()));
        }
        return reading.find(filter);
    }

    private static Object oneOf(Set<String> values) {
        return values.size() == 1 ? values.iterator().next() : new Document("$in", List.copyOf(values));
    }
}

package dev.duplex.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToClaimTokenException;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToInitializeTokenException;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToRetrieveIdentifierException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of event processors in the collection {@code tokens}, a document for each segment. A claim has an owner and
 * ends when it was not renewed for a time, by the owner's clock: keep that time well above the difference of the nodes' clocks.
 * Each operation is one atomic update of one document, on the calling thread; segments are initialized so that a process may
 * die over it. Axon's merge of two segments is three operations, and a process that dies between them leaves a segment behind
 * that nobody handles, until it is initialized anew ({@link #initializeSegment}). Thread-safe.
 */
public final class MongoTokenStore implements TokenStore {

    private static final String COLLECTION = "tokens";
    private static final long LONGEST_WRITE_SECONDS = 10;
    private static final String IDENTIFIER = "__identifier";
    private static final Instant NEVER = Instant.EPOCH;

    private final MongoCollection<Document> tokens;
    private final String owner;
    private final Duration claimTimeout;
    private final Clock clock;

    /**
     * A store for one node.
     *
     * @param database where the tokens are
     * @param owner names this process among those that share the database
     * @param claimTimeout after which others may take over a claim that was not renewed
     * @param clock for the age of claims
     */
    public MongoTokenStore(MongoDatabase database, String owner, Duration claimTimeout, Clock clock) {
        this.tokens = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY.withWTimeout(LONGEST_WRITE_SECONDS, TimeUnit.SECONDS))
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY);
        this.owner = owner;
        this.claimTimeout = claimTimeout;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<List<Segment>> initializeTokenSegments(
            String processorName,
            int segmentCount,
            @Nullable TrackingToken initialToken,
            @Nullable ProcessingContext context) {
        return attempt(() -> {
            List<Segment> segments = Segment.splitBalanced(Segment.ROOT_SEGMENT, segmentCount - 1);
            orElse(
                    () -> initialize(processorName, segments, initialToken),
                    present -> new UnableToClaimTokenException(
                            "Segments of %s are there already".formatted(processorName), present));
            return segments;
        });
    }

    /**
     * The first segment comes last: without it the others do not count, so that what a process that died left behind is
     * replaced. What was ever claimed is left alone.
     */
    private void initialize(String processorName, List<Segment> segments, @Nullable TrackingToken token) {
        Segment first = segments.getFirst();
        if (document(processorName, first.getSegmentId()) != null) {
            throw new UnableToClaimTokenException("Segments of %s are there already".formatted(processorName));
        }
        List<WriteModel<Document>> others = new ArrayList<>();
        for (Segment segment : segments.subList(1, segments.size())) {
            Bson untouched =
                    and(eq("_id", id(processorName, segment.getSegmentId())), eq("owner", null), eq("claimed", NEVER));
            others.add(new ReplaceOneModel<>(
                    untouched, unclaimed(processorName, segment, token), new ReplaceOptions().upsert(true)));
        }
        if (!others.isEmpty()) {
            tokens.bulkWrite(others);
        }
        tokens.insertOne(unclaimed(processorName, first, token));
    }

    @Override
    public CompletableFuture<Void> initializeSegment(
            @Nullable TrackingToken token, String processorName, Segment segment, @Nullable ProcessingContext context) {
        return attempt(() -> {
            orElse(
                    () -> tokens.insertOne(unclaimed(processorName, segment, token)),
                    present -> new UnableToInitializeTokenException(
                            "%s is there already".formatted(id(processorName, segment.getSegmentId())), present));
            return null;
        });
    }

    private static void orElse(Runnable insert, Function<Exception, RuntimeException> whenPresent) {
        try {
            insert.run();
        } catch (MongoServerException e) {
            throw ErrorCategory.fromErrorCode(code(e)) == ErrorCategory.DUPLICATE_KEY ? whenPresent.apply(e) : e;
        }
    }

    private static int code(MongoServerException e) {
        return e instanceof com.mongodb.MongoBulkWriteException bulk
                        && !bulk.getWriteErrors().isEmpty()
                ? bulk.getWriteErrors().getFirst().getCode()
                : e.getCode();
    }

    private @Nullable Document document(String processorName, int segmentId) {
        return tokens.find(eq("_id", id(processorName, segmentId))).first();
    }

    private static Document unclaimed(String processorName, Segment segment, @Nullable TrackingToken token) {
        return new Document("_id", id(processorName, segment.getSegmentId()))
                .append("processor", processorName)
                .append("segment", segment.getSegmentId())
                .append("mask", segment.getMask())
                .append("token", TokenDocuments.write(token))
                .append("owner", null)
                .append("claimed", NEVER);
    }

    private static String id(String processorName, int segmentId) {
        return processorName + "[" + segmentId + "]";
    }

    @Override
    public CompletableFuture<Void> storeToken(
            @Nullable TrackingToken token, String processorName, int segmentId, @Nullable ProcessingContext context) {
        return attempt(() -> {
            Bson update = combine(claim(), set("token", TokenDocuments.write(token)));
            if (tokens.updateOne(claimable(processorName, segmentId), update).getMatchedCount() == 0) {
                throw notClaimable(processorName, segmentId);
            }
            return null;
        });
    }

    @Override
    public CompletableFuture<TrackingToken> fetchToken(
            String processorName, int segmentId, @Nullable ProcessingContext context) {
        return attempt(() -> fetch(processorName, segmentId, claimable(processorName, segmentId)));
    }

    @Override
    public CompletableFuture<TrackingToken> fetchToken(
            String processorName, Segment segment, @Nullable ProcessingContext context) {
        int segmentId = segment.getSegmentId();
        return attempt(() -> fetch(
                processorName, segmentId, and(claimable(processorName, segmentId), eq("mask", segment.getMask()))));
    }

    private @Nullable TrackingToken fetch(String processorName, int segmentId, Bson filter) {
        Document claimed = tokens.findOneAndUpdate(
                filter, claim(), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (claimed == null) {
            throw notClaimable(processorName, segmentId);
        }
        return TokenDocuments.read(claimed.get("token", Document.class));
    }

    private Bson claimable(String processorName, int segmentId) {
        return and(eq("_id", id(processorName, segmentId)), free());
    }

    /** Ours, nobody's, or somebody's who did not renew it. */
    private Bson free() {
        Instant expired = clock.instant().minus(claimTimeout);
        return or(eq("owner", owner), eq("owner", null), lt("claimed", expired));
    }

    private Bson claim() {
        return combine(set("owner", owner), set("claimed", clock.instant()), unset("releasedBy"));
    }

    private UnableToClaimTokenException notClaimable(String processorName, int segmentId) {
        Document present = document(processorName, segmentId);
        String reason = present == null
                ? "it is not there"
                : "it is owned by %s, or was split or merged".formatted(present.getString("owner"));
        return new UnableToClaimTokenException(
                "Unable to claim %s for %s: %s".formatted(id(processorName, segmentId), owner, reason));
    }

    private Bson owned(String processorName, int segmentId) {
        return and(eq("_id", id(processorName, segmentId)), eq("owner", owner));
    }

    @Override
    public CompletableFuture<Void> extendClaim(
            String processorName, int segmentId, @Nullable ProcessingContext context) {
        return attempt(() -> {
            if (tokens.updateOne(owned(processorName, segmentId), claim()).getMatchedCount() == 0) {
                throw notClaimable(processorName, segmentId);
            }
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> releaseClaim(
            String processorName, int segmentId, @Nullable ProcessingContext context) {
        return attempt(() -> {
            tokens.updateOne(owned(processorName, segmentId), combine(set("owner", null), set("releasedBy", owner)));
            return null;
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>Also takes a segment that this owner released and nobody claimed since: Axon's split releases a segment before it
     * deletes it.
     */
    @Override
    public CompletableFuture<Void> deleteToken(
            String processorName, int segmentId, @Nullable ProcessingContext context) {
        return attempt(() -> {
            Bson deletable = and(
                    eq("_id", id(processorName, segmentId)),
                    or(eq("owner", owner), and(eq("owner", null), eq("releasedBy", owner))));
            if (tokens.deleteOne(deletable).getDeletedCount() == 0) {
                throw notClaimable(processorName, segmentId);
            }
            return null;
        });
    }

    @Override
    public CompletableFuture<Segment> fetchSegment(
            String processorName, int segmentId, @Nullable ProcessingContext context) {
        return attempt(() -> {
            Document found = document(processorName, segmentId);
            return found == null ? null : segment(found);
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>Empty while the first segment is missing: then they are about to be initialized, or somebody died over it.
     */
    @Override
    public CompletableFuture<List<Segment>> fetchSegments(String processorName, @Nullable ProcessingContext context) {
        return attempt(() -> {
            List<Segment> segments = segments(eq("processor", processorName));
            return segments.isEmpty() || segments.getFirst().getSegmentId() != 0 ? List.of() : segments;
        });
    }

    @Override
    public CompletableFuture<List<Segment>> fetchAvailableSegments(
            String processorName, @Nullable ProcessingContext context) {
        return attempt(() -> segments(and(eq("processor", processorName), free())));
    }

    private List<Segment> segments(Bson filter) {
        List<Segment> segments = new ArrayList<>();
        for (Document document : tokens.find(filter).sort(Sorts.ascending("segment"))) {
            segments.add(segment(document));
        }
        return segments;
    }

    private static Segment segment(Document document) {
        return new Segment(document.getInteger("segment"), document.getInteger("mask"));
    }

    @Override
    public CompletableFuture<String> retrieveStorageIdentifier(@Nullable ProcessingContext context) {
        return attempt(() -> {
            try {
                Document known = tokens.find(eq("_id", IDENTIFIER)).first();
                return known == null ? createIdentifier() : known.getString("identifier");
            } catch (RuntimeException e) {
                throw new UnableToRetrieveIdentifierException("The identifier of the token store cannot be read", e);
            }
        });
    }

    private String createIdentifier() {
        Bson update = setOnInsert("identifier", UUID.randomUUID().toString());
        FindOneAndUpdateOptions options =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        Document created;
        try {
            created = tokens.findOneAndUpdate(eq("_id", IDENTIFIER), update, options);
        } catch (MongoServerException e) {
            // two nodes at once: the other one's is there now
            created = tokens.find(eq("_id", IDENTIFIER)).first();
        }
        if (created == null) {
            throw new IllegalStateException("The identifier is gone again");
        }
        return created.getString("identifier");
    }

    @FunctionalInterface
    private interface Work<T> {
        @Nullable T run();
    }

    private static <T> CompletableFuture<T> attempt(Work<T> work) {
        try {
            return CompletableFuture.completedFuture(work.run());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}

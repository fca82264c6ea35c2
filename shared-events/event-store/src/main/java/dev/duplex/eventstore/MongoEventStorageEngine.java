package dev.duplex.eventstore;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.WrappedToken;
import org.axonframework.messaging.eventstreaming.StreamableEventSource;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event log in one MongoDB collection: a document for each append, a dense global order, append conditions over tags and
 * types. Needs nothing of the server but atomic documents and a unique {@code _id}, so a standalone server will do; several
 * engines, in several processes, may use one database.
 *
 * <p>An append is reported as committed when it is durable on a majority. A commit whose condition fails completes with
 * {@link org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException}; other outcomes are
 * {@link AppendQueueFullException}, {@link AppendOutcomeUnknownException}, {@link MarkerBeyondEndException} and, before a commit,
 * {@link InvalidAppendException}. Reading may end with {@link ForeignDocumentException}, and asking an event for its payload with
 * {@link UnknownEventVersionException}.
 *
 * <p>Thread-safe. Sourcing and asking for tokens use the calling thread, streams a virtual thread each.
 */
public final class MongoEventStorageEngine implements EventStorageEngine, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MongoEventStorageEngine.class);

    private static final long LONGEST_WAIT_FOR_MARKER = TimeUnit.SECONDS.toNanos(1);

    private final LogDocumentCodec codec;
    private final LogCollection log;
    private final TailWindow window;
    private final Committer committer;
    private final TailPoller poller;
    private final SourceCache sources;
    private final EventStoreMeters meters;
    private final AppendIds ids = new AppendIds();
    private final Clock clock;

    private MongoEventStorageEngine(
            MongoDatabase database,
            PayloadFormat format,
            EventStoreSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.codec = new LogDocumentCodec(format);
        this.log = new LogCollection(database, settings.collection(), codec);
        this.clock = clock;
        new LogInspection(database, settings.collection(), log.documents()).inspect();
        log.createIndexes();
        this.window = new TailWindow(log.end(), settings.windowDocuments(), settings.windowBytes());
        this.sources = new SourceCache(log, window, settings.cacheBytes());
        this.meters = new EventStoreMeters(registry, log.name());
        AppendQueue queue = new AppendQueue(settings.queue());
        this.committer = new Committer(log, new LogWriter(log, meters), window, queue, settings);
        this.poller = new TailPoller(log, window, ids, settings);
        meters.watch(queue, window, log, poller, sources);
    }

    /** Opens the log in the database, with its defaults. */
    public static MongoEventStorageEngine open(MongoDatabase database, PayloadFormat format) {
        return open(database, format, EventStoreSettings.DEFAULT, Clock.systemUTC());
    }

    /** Opens the log in the database, unmeasured. */
    public static MongoEventStorageEngine open(
            MongoDatabase database, PayloadFormat format, EventStoreSettings settings, Clock clock) {
        return open(database, format, settings, clock, new CompositeMeterRegistry());
    }

    /**
     * Opens the log in the database, creating collection and index when they are not there.
     *
     * @param database where the log is
     * @param format how payloads are stored
     * @param settings what may be tuned
     * @param clock for {@code recorded}
     * @param registry for the meters {@code eventstore.*}, each with the tag {@code log} (database and collection):
     *     {@code append} (timer by {@code outcome}), {@code conflicts}, {@code batch.size} in appends, {@code write.retries} by
     *     {@code reason}, {@code queue.size} in appends, {@code queue.bytes}, {@code queue.callers} who wait for room,
     *     {@code position}, {@code window.size} and {@code tail.lag} in events, {@code tail.age} in seconds
     * @throws com.mongodb.MongoException when the database cannot be reached
     * @throws LaterLayoutException when a later version of the event store wrote the log
     * @throws ForeignDocumentException when the collection holds something else; only what is cheap to see is looked at
     */
    public static MongoEventStorageEngine open(
            MongoDatabase database,
            PayloadFormat format,
            EventStoreSettings settings,
            Clock clock,
            MeterRegistry registry) {
        MongoEventStorageEngine engine = new MongoEventStorageEngine(database, format, settings, clock, registry);
        engine.committer.start();
        engine.poller.start();
        return engine;
    }

    /**
     * The log's end as this node knows it: exclusive, the position that the next event will have if no other node is ahead.
     * Does not ask the database.
     */
    public long position() {
        return window.end();
    }

    /** The log's end, asked from the database: at least the end of everything acknowledged so far, on any node. */
    public long durableEnd() {
        return log.end();
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        return attempt(() -> new Append(new PendingAppend(
                codec.prepare(ids.next(), clock.instant(), List.copyOf(events)), condition, sources::criteria)));
    }

    /** An append that was prepared: encoded, checked for size, but not sent. */
    private final class Append implements AppendTransaction<Long> {

        private final PendingAppend append;
        private final AtomicBoolean finished = new AtomicBoolean();

        Append(PendingAppend append) {
            this.append = append;
        }

        @Override
        public CompletableFuture<Long> commit(@Nullable ProcessingContext context) {
            if (finished.getAndSet(true)) {
                return CompletableFuture.failedFuture(
                        new IllegalStateException("The append was committed or rolled back already"));
            }
            return meters.append(() -> outcome(context));
        }

        private CompletableFuture<Long> outcome(@Nullable ProcessingContext context) {
            try {
                if (append.condition() != null) {
                    checkMarker(append.checkedUpTo());
                }
                // a look into the past here spares the committer from it
                if (committer.conflictsBefore(window.start(), append)) {
                    return CompletableFuture.failedFuture(append.rejection());
                }
            } catch (StaleReadException e) {
                LOG.debug("The committer looks again", e);
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
            committer.submit(append);
            return append.outcome().thenApply(end -> {
                if (context != null) {
                    context.putResource(EventPositions.COMMITTED_END, end);
                }
                return end;
            });
        }

        @Override
        public void rollback(@Nullable ProcessingContext context) {
            finished.set(true);
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(Long end, @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(new GlobalIndexConsistencyMarker(end));
        }
    }

    /** A marker may come from a node that is ahead of this one, and from a primary that knew more than the next one does at first. */
    private void checkMarker(long marker) {
        if (marker > Math.max(window.end(), log.lastEnd()) && marker > log.end()) {
            try {
                window.await(marker - 1, LONGEST_WAIT_FOR_MARKER, () -> false);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            long end = Math.max(window.end(), log.end());
            if (marker > end) {
                throw new MarkerBeyondEndException(marker, end);
            }
        }
    }

    /**
     * What matches, from memory where it was sourced before. So it may lack what another node appended within the last
     * milliseconds; the marker says how far it goes, and an append under it meets the condition all the same. A decision that
     * appends nothing can ask {@link #catchUp()} whether there was more.
     */
    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        try {
            SourceCache.Sourced sourced =
                    sources.source(condition.criteria(), Math.max(0, GlobalIndexPosition.toIndex(condition.start())));
            MessageStream.Entry<EventMessage> last = new SimpleEntry<>(
                    TerminalEventMessage.INSTANCE,
                    Context.with(ConsistencyMarker.RESOURCE_KEY, new GlobalIndexConsistencyMarker(sourced.end())));
            return new SourcedStream(sourced.entries(), last);
        } catch (RuntimeException e) {
            return MessageStream.<EventMessage>failed(e);
        }
    }

    /**
     * Learns of everything that any node has appended so far, with one question to the database.
     *
     * @return the log's end, exclusive
     */
    public long catchUp() {
        poller.poll();
        return window.end();
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return new LogStream(log, window, new Criteria(condition.criteria()), start(condition.position())).open();
    }

    private long start(@Nullable TrackingToken token) {
        TrackingToken lowest = token == null ? null : WrappedToken.unwrapLowerBound(token);
        if (TrackingToken.LATEST.equals(lowest)) {
            return log.end();
        }
        return lowest == null ? 0 : Math.max(0, lowest.position().orElse(0));
    }

    /** The log as event processors read it, where there is no Axon configuration to ask for its event store. */
    public StreamableEventSource asEventSource() {
        return new LogSource(this);
    }

    /** A cursor over the log from a position on; for one thread, to be closed. */
    LogCursor cursor(long position) {
        return new LogCursor(log, window, position);
    }

    TailWindow window() {
        return window;
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return attempt(() -> new GlobalSequenceTrackingToken(log.end()));
    }

    /**
     * The token before the first event, in the order of the log, that happened at {@code at} or later. Where imported history
     * lies behind, older events may follow. Reads through the log: not for a hot path.
     */
    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return attempt(() -> new GlobalSequenceTrackingToken(log.firstSince(at).orElseGet(log::end)));
    }

    private static <T> CompletableFuture<T> attempt(Supplier<? extends T> work) {
        try {
            return CompletableFuture.completedFuture(work.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("position", position());
        descriptor.describeProperty("windowStart", window.start());
    }

    /** Takes no more appends, waits for the outcomes of those that were committed, and ends the streams. */
    @Override
    public void close() {
        committer.close();
        window.close();
        meters.close();
        try {
            poller.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

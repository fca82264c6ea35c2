package dev.duplex.eventstore;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;

/** What tests say to an engine. */
final class Log implements AutoCloseable {

    static final PayloadFormat FORMAT = RecordPayloads.builder().build();

    final MongoDatabase database;
    final MongoEventStorageEngine engine;

    private Log(MongoDatabase database, MongoEventStorageEngine engine) {
        this.database = database;
        this.engine = engine;
    }

    static Log open() {
        return on(TestServer.database());
    }

    static Log on(MongoDatabase database) {
        return on(database, EventStoreSettings.DEFAULT);
    }

    static Log on(MongoDatabase database, EventStoreSettings settings) {
        return on(database, settings, FORMAT);
    }

    static Log on(MongoDatabase database, EventStoreSettings settings, MeterRegistry registry) {
        return new Log(database, MongoEventStorageEngine.open(database, FORMAT, settings, Clock.systemUTC(), registry));
    }

    static Log on(MongoDatabase database, EventStoreSettings settings, PayloadFormat format) {
        return new Log(database, MongoEventStorageEngine.open(database, format, settings, Clock.systemUTC()));
    }

    /** Another node. */
    Log another() {
        return on(database);
    }

    /** An event whose payload is its type's name; tags as {@code key=value}. */
    static TaggedEventMessage<EventMessage> event(String type, String... tags) {
        return event(type, "payload of " + type, Instant.now(), tags);
    }

    static TaggedEventMessage<EventMessage> event(String type, Object payload, Instant at, String... tags) {
        Set<Tag> set = new HashSet<>();
        Arrays.stream(tags).map(tag -> tag.split("=", 2)).forEach(tag -> set.add(new Tag(tag[0], tag[1])));
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(
                        java.util.UUID.randomUUID().toString(),
                        new MessageType(type, "1"),
                        payload,
                        Metadata.with("by", "test"),
                        at),
                set);
    }

    static AppendCondition since(long marker, EventCriteria criteria) {
        return AppendCondition.withCriteria(criteria).withMarker(new GlobalIndexConsistencyMarker(marker));
    }

    long append(TaggedEventMessage<?>... events) {
        return append(AppendCondition.none(), events);
    }

    long append(AppendCondition condition, TaggedEventMessage<?>... events) {
        return get(appendLater(condition, events));
    }

    CompletableFuture<Long> appendLater(AppendCondition condition, TaggedEventMessage<?>... events) {
        return engine.appendEvents(condition, null, List.of(events)).thenCompose(transaction -> commit(transaction));
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<Long> commit(AppendTransaction<?> transaction) {
        return ((AppendTransaction<Long>) transaction).commit(null);
    }

    /** The value, or the exception itself. */
    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    record Sourced(List<EventMessage> events, long marker) {}

    /** Of everything that any node has appended. */
    Sourced source(EventCriteria criteria) {
        engine.catchUp();
        return sourceAsKnownHere(criteria);
    }

    Sourced sourceAsKnownHere(EventCriteria criteria) {
        return source(SourcingCondition.conditionFor(criteria));
    }

    Sourced sourceFrom(long position, EventCriteria criteria) {
        engine.catchUp();
        return source(SourcingCondition.conditionFor(new GlobalIndexConsistencyMarker(position).position(), criteria));
    }

    private Sourced source(SourcingCondition condition) {
        List<EventMessage> events = new ArrayList<>();
        long marker = -1;
        MessageStream<EventMessage> stream = engine.source(condition, null);
        while (stream.hasNextAvailable()) {
            MessageStream.Entry<EventMessage> entry = stream.next().orElseThrow();
            if (entry.message() instanceof TerminalEventMessage) {
                marker = GlobalIndexConsistencyMarker.position(entry.getResource(ConsistencyMarker.RESOURCE_KEY));
            } else {
                events.add(entry.message());
            }
        }
        if (stream.error().orElse(null) instanceof RuntimeException e) {
            throw e;
        }
        return new Sourced(events, marker);
    }

    MessageStream<EventMessage> stream(long from) {
        return stream(from, EventCriteria.havingAnyTag());
    }

    MessageStream<EventMessage> stream(long from, EventCriteria criteria) {
        return engine.stream(StreamingCondition.conditionFor(new GlobalSequenceTrackingToken(from), criteria), null);
    }

    static List<Long> positions(List<EventMessage> events) {
        return events.stream().map(EventPositions::of).toList();
    }

    static Map<Long, String> byPosition(List<EventMessage> events) {
        Map<Long, String> ids = new java.util.TreeMap<>();
        events.forEach(event -> ids.put(EventPositions.of(event), event.identifier()));
        return ids;
    }

    /** The one way to wait. */
    static void until(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(condition);
    }

    /** Everything, in order. */
    List<EventMessage> all() {
        return source(EventCriteria.havingAnyTag()).events();
    }

    @Override
    public void close() {
        engine.close();
    }
}

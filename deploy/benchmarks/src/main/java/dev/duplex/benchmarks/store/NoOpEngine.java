package dev.duplex.benchmarks.store;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
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
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/** Stores nothing: what is left is what the framework itself costs. */
final class NoOpEngine implements EventStorageEngine {

    private final AtomicLong end = new AtomicLong();

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        return CompletableFuture.completedFuture(new AppendTransaction<Long>() {
            @Override
            public CompletableFuture<Long> commit(@Nullable ProcessingContext commit) {
                return CompletableFuture.completedFuture(end.addAndGet(events.size()));
            }

            @Override
            public void rollback(@Nullable ProcessingContext rollback) {
                // nothing was done
            }

            @Override
            public CompletableFuture<ConsistencyMarker> afterCommit(Long position, @Nullable ProcessingContext after) {
                return CompletableFuture.completedFuture(new GlobalIndexConsistencyMarker(position));
            }
        });
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        return MessageStream.fromStream(
                Stream.of(new SimpleEntry<EventMessage>(
                        TerminalEventMessage.INSTANCE,
                        Context.with(ConsistencyMarker.RESOURCE_KEY, new GlobalIndexConsistencyMarker(end.get())))),
                MessageStream.Entry::message,
                entry -> (Context) entry);
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return MessageStream.empty().cast();
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return latestToken(context);
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(end.get()));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return latestToken(context);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("stores", "nothing");
    }
}

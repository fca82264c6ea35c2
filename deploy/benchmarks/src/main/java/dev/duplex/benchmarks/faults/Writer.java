package dev.duplex.benchmarks.faults;

import dev.duplex.benchmarks.faults.Attempt.Sourced;
import dev.duplex.benchmarks.faults.Decisions.Decision;
import dev.duplex.benchmarks.faults.Decisions.Marker;
import dev.duplex.eventstore.AppendOutcomeUnknownException;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** Appends what it decides, a few appends at a time, and notes down everything. */
final class Writer implements Runnable {

    private static final int REMEMBERED_MARKERS = 64;
    private static final long LATELY = 500;
    private static final long PAUSE_AFTER_ERROR = TimeUnit.MILLISECONDS.toNanos(20);

    private final String name;
    private final MongoEventStorageEngine engine;
    private final Journal journal;
    private final Decisions decisions;
    private final int inFlight;
    private final Semaphore room;
    private final List<Long> markers = new ArrayList<>(List.of(0L));
    private volatile long own;
    private volatile boolean stopping;

    Writer(String name, MongoEventStorageEngine engine, Journal journal, long seed, int inFlight) {
        this.name = name;
        this.engine = engine;
        this.journal = journal;
        this.decisions = new Decisions(seed, name);
        this.inFlight = inFlight;
        this.room = new Semaphore(inFlight);
    }

    void stop() {
        stopping = true;
    }

    /** Until stopped; returns when every append has its outcome. */
    @Override
    public void run() {
        for (long number = 0; !stopping; number++) {
            room.acquireUninterruptibly();
            CompletableFuture<?> _ = begin(number).whenComplete((done, error) -> room.release());
        }
        room.acquireUninterruptibly(inFlight);
    }

    private CompletableFuture<?> begin(long number) {
        Decision decision = decisions.next(engine.position());
        Attempt attempt;
        try {
            attempt = attempt(name + "." + number, decision);
        } catch (RuntimeException e) { // nothing was tried
            pause(e);
            return CompletableFuture.completedFuture(null);
        }
        journal.begins(attempt);
        return engine.appendEvents(attempt.condition(), null, tagged(attempt.events()))
                .thenCompose(Writer::commit)
                .handle((end, error) -> {
                    journal.ends(attempt, outcome(end, error));
                    return attempt;
                });
    }

    private static void pause(RuntimeException cause) {
        System.err.println("Sourcing failed: " + cause);
        LockSupport.parkNanos(PAUSE_AFTER_ERROR);
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<Long> commit(AppendTransaction<?> transaction) {
        return ((AppendTransaction<Long>) transaction).commit(null);
    }

    private Outcome outcome(@Nullable Long end, @Nullable Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return switch (cause) {
            case null -> {
                long acknowledged = java.util.Objects.requireNonNull(end);
                own = acknowledged;
                yield new Outcome.Acknowledged(acknowledged);
            }
            case AppendEventsTransactionRejectedException rejected -> new Outcome.Rejected(engine.position());
            case AppendOutcomeUnknownException unknown -> new Outcome.Unknown(unknown.toString());
            default -> {
                LockSupport.parkNanos(PAUSE_AFTER_ERROR);
                yield new Outcome.Failed(cause.toString());
            }
        };
    }

    private Attempt attempt(String id, Decision decision) {
        Marker kind = decision.marker();
        List<Criterion> criteria = decision.criteria();
        return switch (kind) {
            case NONE -> new Attempt(id, Attempt.NO_MARKER, criteria, Sourced.NOTHING, decision.events());
            case ORIGIN -> new Attempt(id, 0, criteria, Sourced.NOTHING, decision.events());
            case OWN -> new Attempt(id, own, criteria, Sourced.NOTHING, decision.events());
            case STALE -> {
                long marker = markers.get(decisions.random().nextInt(markers.size()));
                yield new Attempt(id, marker, criteria, Sourced.NOTHING, decision.events());
            }
            case SOURCED -> sourced(id, 0, decision);
            case SOURCED_LATELY -> sourced(id, Math.max(0, engine.position() - LATELY), decision);
        };
    }

    private Attempt sourced(String id, long from, Decision decision) {
        MessageStream<EventMessage> stream = engine.source(
                SourcingCondition.conditionFor(
                        new GlobalIndexConsistencyMarker(from).position(), Criterion.toAxon(decision.criteria())),
                null);
        int events = 0;
        long marker = -1;
        while (stream.hasNextAvailable()) {
            MessageStream.Entry<EventMessage> entry = stream.next().orElseThrow();
            if (entry.message() instanceof TerminalEventMessage) {
                marker = GlobalIndexConsistencyMarker.position(entry.getResource(ConsistencyMarker.RESOURCE_KEY));
            } else {
                events++;
            }
        }
        if (marker < 0) {
            throw new IllegalStateException(
                    "No marker came with what was sourced", stream.error().orElse(null));
        }
        if (markers.size() == REMEMBERED_MARKERS) {
            markers.removeFirst();
        }
        markers.add(marker);
        return new Attempt(id, marker, decision.criteria(), new Sourced(from, events), decision.events());
    }

    private static List<TaggedEventMessage<?>> tagged(List<Fact> events) {
        return events.stream().<TaggedEventMessage<?>>map(Writer::tagged).toList();
    }

    private static TaggedEventMessage<EventMessage> tagged(Fact event) {
        Set<Tag> tags = event.tags().stream().map(Fact::tag).collect(Collectors.toSet());
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(
                        event.id(),
                        new MessageType(event.type(), "1"),
                        "payload of " + event.id(),
                        java.util.Map.of(),
                        java.time.Instant.now()),
                tags);
    }
}

package dev.duplex.query.live;

import dev.duplex.events.DuplexEvent;
import dev.duplex.eventstore.EventPositions;
import dev.duplex.eventstore.LogFollower;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.NodeLocal;
import dev.duplex.query.projection.SharedReadModels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * What happens from now on, for subscribers on this node: each event after the shared read models have applied it, so that
 * a query made in answer to it agrees. Each subscriber has a buffer; one that overflows is ended with an error. Thread-safe.
 */
@Component
public final class LiveFeed implements NodeLocal, SmartLifecycle {

    /** Updates that a subscriber may lag behind. */
    private static final int BUFFER = 1_024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final String NAME = "live-feed";

    private final MongoEventStorageEngine engine;
    private final SharedReadModels readModels;
    private final Set<Subscriber<?>> subscribers = ConcurrentHashMap.newKeySet();
    private @Nullable LogFollower follower;

    LiveFeed(MongoEventStorageEngine engine, SharedReadModels readModels) {
        this.engine = engine;
        this.readModels = readModels;
    }

    /**
     * Subscribes until the flux is cancelled.
     *
     * @param updates what to tell of a batch of events; called on the feed's thread, so it looks at the events before it
     *     asks the database; what it throws ends this subscription, and no other
     */
    public <T> Flux<T> subscribe(Function<List<LoggedEvent>, List<T>> updates) {
        return Flux.defer(() -> {
            Subscriber<T> subscriber = new Subscriber<>(updates, engine.position());
            subscribers.add(subscriber);
            return subscriber.sink.asFlux().doFinally(signal -> subscribers.remove(subscriber));
        });
    }

    private void handle(List<EventMessage> messages, long end) {
        if (subscribers.isEmpty() || messages.isEmpty()) {
            return;
        }
        if (!readModels.await(end - 1, PATIENCE)) {
            throw new IllegalStateException("The read models have not reached position " + (end - 1));
        }
        List<LoggedEvent> events =
                messages.stream().flatMap(message -> logged(message).stream()).toList();
        subscribers.forEach(subscriber -> {
            if (!subscriber.offer(events)) {
                subscribers.remove(subscriber);
            }
        });
    }

    /** An event that cannot be read is told to nobody: the feed must go on, and nothing is built from it. */
    private static Optional<LoggedEvent> logged(EventMessage message) {
        try {
            return message.payload() instanceof DuplexEvent event
                    ? Optional.of(new LoggedEvent(event, EventPositions.of(message)))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("Subscribers don't hear of position {}", EventPositions.of(message), unreadable);
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public synchronized long position() {
        return follower == null ? engine.position() : follower.position();
    }

    @Override
    public synchronized Optional<Throwable> lastError() {
        return follower == null ? Optional.empty() : follower.lastError();
    }

    @Override
    public synchronized void start() {
        follower = LogFollower.start(engine, LogFollower.Settings.from(NAME, engine.durableEnd()), this::handle);
    }

    @Override
    public synchronized void stop() {
        if (follower != null) {
            follower.close();
            follower = null;
        }
        subscribers.forEach(subscriber -> subscriber.sink.tryEmitComplete());
        subscribers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return follower != null;
    }

    private static final class Subscriber<T> {

        private final Function<List<LoggedEvent>, List<T>> updates;
        private final long from;
        private final Sinks.Many<T> sink = Sinks.many()
                .unicast()
                .onBackpressureBuffer(Queues.<T>get(BUFFER).get());

        private Subscriber(Function<List<LoggedEvent>, List<T>> updates, long from) {
            this.updates = updates;
            this.from = from;
        }

        /** @return whether the subscriber is still there */
        private boolean offer(List<LoggedEvent> events) {
            List<LoggedEvent> since =
                    events.stream().filter(logged -> logged.position() >= from).toList();
            List<T> told;
            try {
                told = updates.apply(since);
            } catch (RuntimeException failed) {
                sink.tryEmitError(failed);
                return false;
            }
            for (T update : told) {
                Sinks.EmitResult result = sink.tryEmitNext(update);
                if (result == Sinks.EmitResult.FAIL_OVERFLOW) {
                    sink.tryEmitError(new QueryRejected(
                            "too-slow",
                            "subscription",
                            "More than " + BUFFER + " updates were waiting to be taken",
                            "Query what was missed, then subscribe again"));
                }
                if (result.isFailure()) {
                    return false;
                }
            }
            return true;
        }
    }
}

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.concurrent.Queues;

/**
 * What happens from now on, for subscribers on this node: each event after the shared read models have applied it, so that
 * a query made in answer to it agrees. Each subscriber has a buffer; one that overflows is ended with an error. Thread-safe.
 */
@Component
public final class LiveFeed implements NodeLocal, SmartLifecycle {

    /** Updates that a subscriber may lag behind. */
    private static final int BUFFER = 1_024;

    /** Of those, what is under way to it already. */
    private static final int AHEAD = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final String NAME = "live-feed";

    private final MongoEventStorageEngine engine;
    private final SharedReadModels readModels;
    private final Set<Subscriber<?, List<LoggedEvent>>> everywhere = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Set<Subscriber<?, Happening>>> inConversations = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("live-", 0).factory());
    /** Answers are put together here, so that those of one subscriber don't hold up another's. */
    private final Scheduler answering = Schedulers.fromExecutorService(threads);

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
            long from = engine.position();
            Subscriber<T, List<LoggedEvent>> subscriber = new Subscriber<>(events -> updates.apply(
                    events.stream().filter(logged -> logged.position() >= from).toList()));
            everywhere.add(subscriber);
            return subscriber.flux(() -> everywhere.remove(subscriber), answering);
        });
    }

    /**
     * Subscribes to one conversation until the flux is cancelled. What happens elsewhere costs nothing.
     *
     * @param updates as above, of what happened there, not on the feed's own thread
     */
    public <T> Flux<T> subscribe(UUID conversation, Function<Happening, List<T>> updates) {
        return Flux.defer(() -> {
            long from = engine.position();
            Subscriber<T, Happening> subscriber = new Subscriber<>(happening -> updates.apply(happening.since(from)));
            add(conversation, subscriber);
            return subscriber.flux(() -> remove(conversation, subscriber), answering);
        });
    }

    private void add(UUID conversation, Subscriber<?, Happening> subscriber) {
        inConversations.compute(conversation, (key, listening) -> {
            Set<Subscriber<?, Happening>> all = listening == null ? ConcurrentHashMap.newKeySet() : listening;
            all.add(subscriber);
            return all;
        });
    }

    private void remove(UUID conversation, Subscriber<?, Happening> subscriber) {
        inConversations.computeIfPresent(conversation, (key, listening) -> {
            listening.remove(subscriber);
            return listening.isEmpty() ? null : listening;
        });
    }

    private void handle(List<EventMessage> messages, long end) {
        if ((everywhere.isEmpty() && inConversations.isEmpty()) || messages.isEmpty()) {
            return;
        }
        if (!readModels.await(end - 1, PATIENCE)) {
            throw new IllegalStateException("The read models have not reached position " + (end - 1));
        }
        List<LoggedEvent> events =
                messages.stream().flatMap(message -> logged(message).stream()).toList();
        List<Future<?>> told = new ArrayList<>();
        byConversation(events)
                .forEach((conversation, there) ->
                        told.add(threads.submit(() -> tell(conversation, new Happening(there)))));
        everywhere.forEach(subscriber -> {
            if (!subscriber.offer(events)) {
                everywhere.remove(subscriber);
            }
        });
        told.forEach(LiveFeed::await);
    }

    private Map<UUID, List<LoggedEvent>> byConversation(List<LoggedEvent> events) {
        Map<UUID, List<LoggedEvent>> found = new HashMap<>();
        events.forEach(logged -> ConversationOf.event(logged.event())
                .filter(inConversations::containsKey)
                .ifPresent(conversation -> found.computeIfAbsent(conversation, key -> new ArrayList<>())
                        .add(logged)));
        return found;
    }

    private void tell(UUID conversation, Happening happening) {
        inConversations.getOrDefault(conversation, Set.of()).forEach(subscriber -> {
            if (!subscriber.offer(happening)) {
                remove(conversation, subscriber);
            }
        });
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Subscribers could not be told", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while subscribers were told", stopped);
        }
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
        Stream.concat(everywhere.stream(), inConversations.values().stream().flatMap(Set::stream))
                .forEach(subscriber -> subscriber.sink.tryEmitComplete());
        everywhere.clear();
        inConversations.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return follower != null;
    }

    /** @param <N> the news that it is offered */
    private static final class Subscriber<T, N> {

        private final Function<N, List<T>> updates;
        private final Sinks.Many<T> sink = Sinks.many()
                .unicast()
                .onBackpressureBuffer(Queues.<T>get(BUFFER).get());

        private Subscriber(Function<N, List<T>> updates) {
            this.updates = updates;
        }

        private Flux<T> flux(Runnable over, Scheduler answering) {
            return sink.asFlux().doFinally(signal -> over.run()).publishOn(answering, AHEAD);
        }

        /** @return whether the subscriber is still there */
        private boolean offer(N news) {
            List<T> told;
            try {
                told = updates.apply(news);
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

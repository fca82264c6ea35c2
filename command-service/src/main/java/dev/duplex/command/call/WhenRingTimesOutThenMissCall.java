package dev.duplex.command.call;

import dev.duplex.command.bus.Commands;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import dev.duplex.eventstore.LogFollower;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Knows from the log which bells ring since when, and sends the command that decides on the log whether they were missed.
 * Rings that timed out while the process was down are missed when it starts.
 */
@Component
final class WhenRingTimesOutThenMissCall implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WhenRingTimesOutThenMissCall.class);
    private static final long LOOK_EVERY_MILLIS = 250;

    private record Bell(UUID call, UUID person) {}

    private final MongoEventStorageEngine log;
    private final Commands commands;
    private final Clock clock;
    private final Duration ringTime;
    private final Map<Bell, Instant> ringing = new ConcurrentHashMap<>();
    /** The log's end at the start: before it is reached, bells may seem to ring that were answered long ago. */
    private volatile long caughtUp;

    private @Nullable LogFollower follower;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> looking;

    WhenRingTimesOutThenMissCall(
            MongoEventStorageEngine log,
            Commands commands,
            Clock clock,
            @Value("${duplex.call.ring-time:45s}") Duration ringTime) {
        this.log = log;
        this.commands = commands;
        this.clock = clock;
        this.ringTime = ringTime;
    }

    @Override
    public void start() {
        Set<String> types = EventCatalogue.current().types().stream()
                .filter(type -> CallEvent.OfPerson.class.isAssignableFrom(type.record()))
                .map(StoredType::name)
                .collect(Collectors.toUnmodifiableSet());
        caughtUp = log.position();
        follower = LogFollower.start(
                log,
                LogFollower.Settings.from("rings", 0).withTypes(types),
                (events, end) -> events.forEach(this::hear));
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("ring-timer").factory());
        looking = timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void hear(EventMessage message) {
        switch (message.payload()) {
            case CallRung rung -> ringing.put(new Bell(rung.call(), rung.person()), rung.at());
            case CallEvent.OfPerson silenced -> ringing.remove(new Bell(silenced.call(), silenced.person()));
            case null, default -> {}
        }
    }

    private void look() {
        try {
            LogFollower following = follower;
            if (following != null && following.position() >= caughtUp) {
                missWhatTimedOut();
            }
        } catch (RuntimeException e) {
            LOG.warn("could not look at what rings, trying again", e);
        }
    }

    private void missWhatTimedOut() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant latest = now.minus(ringTime);
        Set<UUID> calls = ringing.entrySet().stream()
                .filter(bell -> !bell.getValue().isAfter(latest))
                .map(bell -> bell.getKey().call())
                .collect(Collectors.toUnmodifiableSet());
        for (UUID call : calls) {
            if (commands.send(new MissCall(call, ringTime, now)) instanceof Outcome.Refused(var rejection)) {
                LOG.warn("a ring of call {} timed out, but: {}", call, rejection.detail());
                ringing.keySet().removeIf(bell -> bell.call().equals(call));
            }
        }
    }

    @Override
    public void stop() {
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
        if (follower != null) {
            follower.close();
            follower = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}

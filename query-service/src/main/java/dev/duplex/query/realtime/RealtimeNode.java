package dev.duplex.query.realtime;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What this node does all the time: it says that it lives and looks who else does, lets go of clients that are not heard, and
 * takes what other nodes have for its clients. Alone it takes nothing. Thread-safe.
 */
@Component
final class RealtimeNode implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RealtimeNode.class);

    private static final Duration SWEEP = Duration.ofMillis(500);
    /** While something comes and goes between the nodes. */
    private static final Duration SOON = Duration.ofMillis(10);

    private static final Duration LATER = Duration.ofMillis(40);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Presence presence;
    private final PresenceFeed feed;
    private final Clients clients;
    private final Nodes nodes;
    private final Relay relay;
    private final Delivery delivery;
    private final RealtimeSettings settings;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    RealtimeNode(
            Presence presence,
            PresenceFeed feed,
            Clients clients,
            Nodes nodes,
            Relay relay,
            Delivery delivery,
            RealtimeSettings settings) {
        this.presence = presence;
        this.feed = feed;
        this.clients = clients;
        this.nodes = nodes;
        this.relay = relay;
        this.delivery = delivery;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        beat();
        presence.reload();
        threads.add(Thread.ofVirtual().name("realtime-presence").start(() -> feed.run(clients)));
        threads.add(Thread.ofVirtual().name("realtime-beat").start(() -> repeat(settings::beat, this::beat)));
        threads.add(Thread.ofVirtual().name("realtime-sweep").start(() -> repeat(() -> SWEEP, presence::sweep)));
        threads.add(Thread.ofVirtual().name("realtime-relay").start(() -> repeat(this::pause, this::take)));
    }

    private interface Pause {
        Duration next();
    }

    private static void repeat(Pause pause, Runnable task) {
        while (!Thread.currentThread().isInterrupted()) {
            Duration until = pause.next();
            try {
                TimeUnit.NANOSECONDS.sleep(until.toNanos());
                task.run();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                LOG.warn("What is transient is held up, trying again", failed);
                try {
                    TimeUnit.NANOSECONDS.sleep(AFTER_FAILURE.toNanos());
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }

    private void beat() {
        Set<String> before = nodes.others();
        Nodes.Beat beat = nodes.beat();
        if (!beat.renewed()) {
            presence.renewAll();
        }
        beat.dead().stream().filter(nodes::giveUp).map(NodeDocument::id).forEach(presence::lost);
        if (!nodes.alone() || !before.isEmpty()) {
            presence.reload();
        }
        relay.tidy();
    }

    private void take() {
        if (!nodes.alone()) {
            relay.take(delivery::take);
        }
    }

    private Duration pause() {
        return nodes.alone() ? settings.beat().dividedBy(4) : relay.busy() ? SOON : LATER;
    }

    @Override
    public synchronized void stop() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        presence.close();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}

package dev.duplex.query.realtime;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * The clients that send something to this node, connected here or not. Only devices that are there have limits of their own:
 * what a request names is anybody's choice. Thread-safe.
 */
@Component
final class Senders implements AutoCloseable {

    /** No device has this id. */
    private static final String OTHERS = "";

    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("realtime-", 0).factory());
    private final LoadingCache<UUID, Bucket> people;
    private final LoadingCache<Device, Sender> senders;
    private final Presence presence;

    Senders(RealtimeSettings settings, Presence presence) {
        this.presence = presence;
        this.people = Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofMinutes(10))
                .maximumSize(100_000)
                .build(person -> Sender.bucket(4 * settings.signals(), settings.signals()));
        this.senders = Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofMinutes(10))
                .maximumSize(100_000)
                .build(device -> new Sender(settings, people.get(device.person()), executor));
    }

    /** Its own when the device is there, else the one of all others of the person. */
    Sender of(Device device) {
        return senders.get(presence.knows(device) ? device : new Device(device.person(), OTHERS));
    }

    @Override
    public void close() {
        executor.close();
    }
}

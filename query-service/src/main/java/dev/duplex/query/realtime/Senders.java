package dev.duplex.query.realtime;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** The clients that send something to this node, connected here or not. Thread-safe. */
@Component
final class Senders implements AutoCloseable {

    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("realtime-", 0).factory());
    private final LoadingCache<Device, Sender> senders;

    Senders(RealtimeSettings settings) {
        this.senders = Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofMinutes(10))
                .maximumSize(100_000)
                .build(device -> new Sender(settings, executor));
    }

    Sender of(Device device) {
        return senders.get(device);
    }

    @Override
    public void close() {
        executor.close();
    }
}

package dev.duplex.query.live;

import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Spring for GraphQL sends over each WebSocket by a scheduler of its own, one thread each. A thousand open pages are a thousand
 * threads that do next to nothing, so here they are virtual ones.
 */
@Component
final class ConnectionThreads implements AutoCloseable, Schedulers.Factory {

    ConnectionThreads() {
        Schedulers.setFactory(this);
    }

    @Override
    public Scheduler newSingle(ThreadFactory platform) {
        return Schedulers.fromExecutorService(Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("connection").factory()));
    }

    @Override
    public void close() {
        Schedulers.resetFactory();
    }
}

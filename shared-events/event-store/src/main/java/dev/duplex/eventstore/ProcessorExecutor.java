package dev.duplex.eventstore;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One virtual thread for the coordinator or for the workers of one Axon event processor. A coordinator rests for 100 ms whenever
 * a segment has 1,024 events before it, so a replay through one segment could not be faster than 10,000 events a second; here
 * that rest is short. Tasks that come after the shutdown are dropped, as a processor that ends still sends some.
 */
public final class ProcessorExecutor extends ScheduledThreadPoolExecutor {

    /** What Axon 5.0.1 waits for room in a segment; all its other delays are longer, or none. */
    private static final long AXONS_REST_MILLIS = 100;

    private static final long REST_MILLIS = 2;

    /** @param name of its thread */
    public ProcessorExecutor(String name) {
        super(1, Thread.ofVirtual().name(name).factory(), new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        boolean rest = unit.toMillis(delay) == AXONS_REST_MILLIS;
        return rest ? super.schedule(task, REST_MILLIS, TimeUnit.MILLISECONDS) : super.schedule(task, delay, unit);
    }
}

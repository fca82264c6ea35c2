package dev.duplex.query.projection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How many a second, over the last ten. Thread-safe. */
final class Rate {

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long count) {}

    synchronized void count(long more) {
        samples.addLast(new Sample(System.nanoTime(), more));
        forget();
    }

    synchronized double perSecond() {
        forget();
        return samples.stream().mapToLong(Sample::count).sum() / (double) TimeUnit.NANOSECONDS.toSeconds(WINDOW);
    }

    private void forget() {
        long now = System.nanoTime();
        while (!samples.isEmpty() && now - samples.getFirst().nanos() > WINDOW) {
            samples.removeFirst();
        }
    }
}

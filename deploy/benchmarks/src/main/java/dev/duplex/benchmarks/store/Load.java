package dev.duplex.benchmarks.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A closed loop: each of some writers does one operation after the other, for a time. */
final class Load {

    /** One writer's next operation; how many operations it counts for. */
    interface Operation {
        int run() throws Exception;
    }

    /** Makes the operation of one writer. */
    interface Writer {
        Operation create(int number);
    }

    /**
     * What was measured.
     *
     * @param rate operations a second
     * @param p50 microseconds an operation took, the median
     * @param p99 microseconds
     */
    record Result(double rate, double p50, double p99) {}

    private final double warmUpSeconds;
    private final double seconds;

    Load(double warmUpSeconds, double seconds) {
        this.warmUpSeconds = warmUpSeconds;
        this.seconds = seconds;
    }

    Result run(int writers, Writer writer) throws InterruptedException, ExecutionException {
        long start = System.nanoTime() + nanos(warmUpSeconds);
        long end = start + nanos(seconds);
        List<Future<Counted>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < writers; i++) {
                Operation operation = writer.create(i);
                running.add(threads.submit((Callable<Counted>) () -> loop(operation, start, end)));
            }
            List<Counted> counted = new ArrayList<>();
            for (Future<Counted> each : running) {
                counted.add(each.get());
            }
            return result(counted);
        }
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private static final class Counted {
        private long operations;
        private long[] latencies = new long[1024];
        private int count;

        void add(int operationsDone, long nanos) {
            operations += operationsDone;
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, count * 2);
            }
            latencies[count++] = nanos;
        }
    }

    private static Counted loop(Operation operation, long start, long end) throws Exception {
        Counted counted = new Counted();
        for (long before = System.nanoTime(); before < end; ) {
            int done = operation.run();
            long after = System.nanoTime();
            if (before >= start && after < end) {
                counted.add(done, after - before);
            }
            before = after;
        }
        return counted;
    }

    private Result result(List<Counted> counted) {
        long operations = 0;
        int count = 0;
        for (Counted each : counted) {
            operations += each.operations;
            count += each.count;
        }
        long[] latencies = new long[count];
        int at = 0;
        for (Counted each : counted) {
            System.arraycopy(each.latencies, 0, latencies, at, each.count);
            at += each.count;
        }
        Arrays.sort(latencies);
        return new Result(operations / seconds, quantile(latencies, 0.5), quantile(latencies, 0.99));
    }

    /** In microseconds, by nearest rank. */
    private static double quantile(long[] sorted, double q) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)] / 1_000.0;
    }
}

package dev.duplex.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Several at the same time, each delayed by a little that the seed decides. */
public final class Race {

    private static final int LATEST_MICROS = 500;

    private Race() {}

    public static <T> List<T> of(long seed, List<Callable<T>> racers) {
        Random random = new Random(seed);
        CyclicBarrier start = new CyclicBarrier(racers.size());
        List<Future<T>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<T> racer : racers) {
                Duration delay = Duration.ofNanos(1_000L * random.nextInt(LATEST_MICROS));
                running.add(threads.submit(() -> {
                    start.await();
                    LockSupport.parkNanos(delay.toNanos());
                    return racer.call();
                }));
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> racer : running) {
                outcomes.add(racer.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + seed + ": a racer failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

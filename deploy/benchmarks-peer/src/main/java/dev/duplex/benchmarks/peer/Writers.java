package dev.duplex.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Closed-loop writers on threads of one kind: each waits for its append before it makes the next. */
final class Writers {

    private static final String AGGREGATE_TYPE = "Conversation";

    private final Thread.Builder threads;

    Writers(Thread.Builder threads) {
        this.threads = threads;
    }

    /** Starts all writers at once and waits for the last; failed appends are counted, not thrown. */
    Outcome run(Append append, EventStorageEngine engine) throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(append.writers());
        CompletableFuture<BooleanSupplier> start = new CompletableFuture<>();
        List<Future<Tally>> running = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(threads.factory())) {
            for (int writer = 0; writer < append.writers(); writer++) {
                SplittableRandom random = new SplittableRandom(writer);
                running.add(executor.submit(() -> {
                    waiting.countDown();
                    return write(engine, append.aggregates(), random, start.join());
                }));
            }
            waiting.await();
            long from = System.nanoTime();
            start.complete(append.until().more());
            for (Future<Tally> writer : running) {
                tallies.add(writer.get());
            }
            return Tally.outcome(append, (System.nanoTime() - from) / 1e9, tallies);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Tally write(
            EventStorageEngine engine, Aggregates aggregates, SplittableRandom random, BooleanSupplier more) {
        LongStream.Builder nanos = LongStream.builder();
        long errors = 0;
        String firstError = null;
        String aggregate = newAggregate();
        long sequenceNumber = 0;
        while (more.getAsBoolean()) {
            var event =
                    new GenericDomainEventMessage<>(AGGREGATE_TYPE, aggregate, sequenceNumber, Remarked.some(random));
            boolean failed = false;
            long from = System.nanoTime();
            try {
                engine.appendEvents(event);
                nanos.add(System.nanoTime() - from);
            } catch (RuntimeException e) { // whatever the extension or the driver makes of it
                failed = true;
                errors++;
                firstError = firstError == null ? e.toString() : firstError;
            }
            sequenceNumber++;
            // whether a failed append is in the log is not known, so nor is the aggregate's next number
            if (failed || aggregates == Aggregates.PER_APPEND) {
                aggregate = newAggregate();
                sequenceNumber = 0;
            }
        }
        return new Tally(nanos.build(), errors, firstError);
    }

    private static String newAggregate() {
        return UUID.randomUUID().toString();
    }
}

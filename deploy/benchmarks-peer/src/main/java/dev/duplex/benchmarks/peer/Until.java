package dev.duplex.benchmarks.peer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** When a run ends. */
sealed interface Until {

    /** Whether another append is to be made, asked by every writer before each; counts from now. */
    BooleanSupplier more();

    /** No append is begun behind that many seconds. */
    record Seconds(long seconds) implements Until {

        @Override
        public BooleanSupplier more() {
            long start = System.nanoTime();
            long limit = TimeUnit.SECONDS.toNanos(seconds);
            return () -> System.nanoTime() - start < limit;
        }
    }

    /** That many appends by all writers together, failed ones included. */
    record Appends(long appends) implements Until {

        @Override
        public BooleanSupplier more() {
            AtomicLong left = new AtomicLong(appends);
            return () -> left.getAndDecrement() > 0;
        }
    }
}

package dev.duplex.eventstore;

import com.mongodb.MongoException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Tells what is wrong with an event from what is wrong with its surroundings. */
final class Failures {

    private static final int DEEPEST = 20;

    private Failures() {}

    /** Whether the same may go well later without anybody doing anything. */
    static boolean isTransient(Throwable failure) {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        Throwable each = failure;
        for (int depth = 0; each != null && depth < DEEPEST; depth++) {
            if (isOfSurroundings(each)) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    private static boolean isOfSurroundings(Throwable failure) {
        return failure instanceof MongoException
                || failure instanceof IOException
                || failure instanceof InterruptedException
                || failure instanceof TimeoutException
                || failure instanceof CancellationException
                || failure instanceof RejectedExecutionException
                || (failure instanceof Error && !(failure instanceof StackOverflowError));
    }
}

package dev.duplex.command.bus;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.retry.RetryPolicy;

/** A command that lost a race is decided again on fresh state, a bounded number of times with growing jitter. */
record ConflictRetryPolicy(int attempts) implements RetryPolicy {

    private static final long LONGEST_PAUSE_MILLIS = 64;

    @Override
    public Outcome defineFor(Message message, Throwable cause, List<Class<? extends Throwable>[]> failures) {
        if (failures.size() >= attempts || !(cause instanceof AppendEventsTransactionRejectedException)) {
            return Outcome.doNotReschedule();
        }
        long bound = Math.min(LONGEST_PAUSE_MILLIS, 1L << Math.min(failures.size(), 6));
        return Outcome.rescheduleIn(ThreadLocalRandom.current().nextLong(bound + 1), TimeUnit.MILLISECONDS);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("attempts", attempts);
    }
}

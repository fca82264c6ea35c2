package dev.duplex.eventstore;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.retry.RetryPolicy;

/**
 * A command whose append lost a race is decided again on fresh state, after a pause of random length that grows up to 64 ms.
 * For Axon's {@code RetryingCommandBus}; its own filter would not retry a conflict.
 *
 * @param attempts tries at most, the first one not counted
 */
public record ConflictRetryPolicy(int attempts) implements RetryPolicy {

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

package dev.duplex.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.FutureUtils;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets commands with the same routing key take turns on this node once they have conflicted, until there was no conflict for a
 * while: so those on a hot boundary do not spend their time in conflicts and retries, and all others run side by side. What is
 * right never depends on it, as the condition of each append is checked all the same: a command without a routing key, one that
 * another command sends, and one that has waited too long are not held up.
 *
 * <p>Put it inside of a {@code RetryingCommandBus}. Dispatching blocks the calling thread while it waits: call it on virtual
 * threads. Thread-safe.
 */
public final class LockingCommandBus implements CommandBus {

    /** More than there are callers at a time, so that different keys seldom share one. */
    private static final int STRIPES = 4_096;

    private static final long LONGEST_WAIT_SECONDS = 5;

    /** Each conflict that is missed by being cold costs one retry, so now and then one is cheap. */
    private static final long HOT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final class Stripe {
        private final Semaphore turn = new Semaphore(1, true);
        private volatile long lastConflict = System.nanoTime() - HOT_NANOS;

        boolean isHot() {
            return System.nanoTime() - lastConflict < HOT_NANOS;
        }

        void learn(@Nullable Throwable error) {
            if (error != null && FutureUtils.unwrap(error) instanceof AppendEventsTransactionRejectedException) {
                lastConflict = System.nanoTime();
            }
        }

        boolean acquired() {
            try {
                return turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private final CommandBus delegate;
    private final Stripe[] stripes = Stream.generate(Stripe::new).limit(STRIPES).toArray(Stripe[]::new);

    public LockingCommandBus(CommandBus delegate) {
        this.delegate = delegate;
    }

    @Override
    public LockingCommandBus subscribe(QualifiedName name, CommandHandler handler) {
        delegate.subscribe(name, handler);
        return this;
    }

    @Override
    public CompletableFuture<CommandResultMessage> dispatch(
            CommandMessage command, @Nullable ProcessingContext context) {
        // one that is sent by another command may wait for the very lock that this one holds
        if (context != null || command.routingKey().isEmpty()) {
            return delegate.dispatch(command, context);
        }
        Stripe stripe = stripes[Math.floorMod(command.routingKey().get().hashCode(), STRIPES)];
        boolean mine = stripe.isHot() && stripe.acquired();
        try {
            return delegate.dispatch(command, null).whenComplete((result, error) -> {
                stripe.learn(error);
                if (mine) {
                    stripe.turn.release();
                }
            });
        } catch (RuntimeException | Error e) {
            if (mine) {
                stripe.turn.release();
            }
            throw e;
        }
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeWrapperOf(delegate);
    }
}

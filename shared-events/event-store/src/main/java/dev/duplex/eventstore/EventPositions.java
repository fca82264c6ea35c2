package dev.duplex.eventstore;

import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.eventhandling.EventMessage;

/**
 * Where events are in the log. The first event has position 0 and there are no gaps. An end is exclusive: the position
 * after the last event meant, so an end {@code e} is reached when the event at {@code e - 1} is.
 */
public final class EventPositions {

    /**
     * In the processing context of a committed append: the log's end right after it, which is the position of its last
     * event plus one. Set before the commit is reported, so it is there after the commit phase; absent when nothing was
     * appended.
     */
    public static final ResourceKey<Long> COMMITTED_END = ResourceKey.withLabel("committedEnd");

    private EventPositions() {}

    /**
     * The position of an event that was read from the log, by sourcing, streaming, an event processor or a
     * {@link LogFollower}. Unlike the tracking token in a handler's context, which is the end of the whole batch, this is
     * the event's own and serves as idempotency key.
     *
     * @return the position; empty for an event that was not read from a log
     */
    public static OptionalLong find(EventMessage event) {
        return event instanceof LoggedEvent logged ? OptionalLong.of(logged.position()) : OptionalLong.empty();
    }

    /**
     * Like {@link #find}, for where only events from the log arrive.
     *
     * @throws IllegalArgumentException for an event that was not read from a log
     */
    public static long of(EventMessage event) {
        return find(event).orElseThrow(() -> new IllegalArgumentException("Not read from the log: " + event));
    }

    /** The end of what this context's unit of work appended, see {@link #COMMITTED_END}. */
    public static OptionalLong committedEnd(Context context) {
        return Optional.ofNullable(context.getResource(COMMITTED_END)).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}

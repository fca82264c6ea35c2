package dev.duplex.query.projection;

import java.time.Duration;

/**
 * A node-local read model that queries can wait for; a bean of this type takes its root fields away from the shared
 * read models. Thread-safe.
 */
public interface ReadModel {

    /**
     * Waits until the event at a position is applied.
     *
     * @return whether it was in time
     */
    boolean await(long position, Duration atMost);

    /** Whether answers to a field of the GraphQL types Query or Subscription come from it alone. */
    boolean answers(String rootField);
}

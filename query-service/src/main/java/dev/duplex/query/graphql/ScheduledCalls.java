package dev.duplex.query.graphql;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls that are to take place. Thread-safe. */
public interface ScheduledCalls {

    /** One of them, as the GraphQL type of this name has it. */
    interface ScheduledOccurrence {

        UUID scheduled();

        Instant startsAt();
    }

    /**
     * Those that are not over, what begins first coming first; of conversations that the viewer takes part in.
     *
     * @param person who has scheduled them or is invited, null for all
     */
    List<? extends ScheduledOccurrence> next(Viewer viewer, String workspace, @Nullable UUID person, int limit);
}

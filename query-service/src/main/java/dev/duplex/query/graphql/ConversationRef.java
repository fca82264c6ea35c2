package dev.duplex.query.graphql;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation, by id: what slices that speak of conversations give, resolved where they are known.
 *
 * @param asOf the instant that it is asked about, null for now
 */
public record ConversationRef(UUID id, @Nullable Instant asOf) {

    /** As it is now. */
    public ConversationRef(UUID id) {
        this(id, null);
    }
}

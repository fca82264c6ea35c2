package dev.duplex.query.graphql;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is in which call. */
public interface CallSeats {

    /**
     * @param conversation that the call belongs to
     * @param people who are in it now; nobody when it has ended
     */
    record Seated(UUID conversation, boolean ended, Set<UUID> people) {}

    /** Empty for a call that is not known here, or not yet. */
    Optional<Seated> of(UUID call);
}

package dev.duplex.query.graphql;

import dev.duplex.availability.PersonAvailability;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** When people can be reached. Thread-safe. */
public interface Availabilities {

    /**
     * Of those of the people who are known, with two queries however many they are. They answer for any instant; for one long
     * ago by what was kept: the last 20 versions of the hours, and what was over for less than a year when something else was
     * said.
     */
    Map<UUID, PersonAvailability> of(Collection<UUID> people);
}

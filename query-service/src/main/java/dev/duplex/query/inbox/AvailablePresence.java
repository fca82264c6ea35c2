package dev.duplex.query.inbox;

import dev.duplex.availability.AvailabilityState;
import dev.duplex.availability.PersonAvailability;
import dev.duplex.query.graphql.Availabilities;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Who was at work, not absent, away or in focus time, was there. Thread-safe. */
@Component
record AvailablePresence(Availabilities availabilities) implements Presence {

    @Override
    public Predicate<Instant> of(UUID person) {
        PersonAvailability availability = availabilities.of(List.of(person)).get(person);
        return instant -> availability != null && availability.at(instant).kind() == AvailabilityState.Kind.AVAILABLE;
    }
}

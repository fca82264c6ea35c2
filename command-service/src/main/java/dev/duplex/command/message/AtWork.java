package dev.duplex.command.message;

import dev.duplex.availability.AvailabilityState;
import dev.duplex.availability.AvailabilityState.Kind;
import dev.duplex.availability.PersonAvailability;
import java.time.Instant;
import java.util.Optional;

/** When a person works: in working hours and not absent. Focus time is work; a message can wait there unread. */
final class AtWork {

    private AtWork() {}

    /** The first such instant from then on; empty where none is in sight. */
    static Optional<Instant> next(PersonAvailability person, Instant from) {
        Optional<Instant> moment = person.nextWorkingMoment(from);
        while (moment.isPresent()) {
            AvailabilityState state = person.at(moment.get());
            if (state.kind() != Kind.ABSENT) {
                return moment;
            }
            moment = state.until().flatMap(person::nextWorkingMoment);
        }
        return moment;
    }
}

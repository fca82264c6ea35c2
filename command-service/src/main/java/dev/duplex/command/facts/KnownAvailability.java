package dev.duplex.command.facts;

import dev.duplex.availability.PersonAvailability;
import dev.duplex.command.decision.Boundary;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceEnded;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.AwayEnded;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * When people can be reached, as far as a decision has read.
 *
 * @param joined by person
 * @param events in the order of the log
 */
public record KnownAvailability(Map<UUID, PersonJoined> joined, List<AvailabilityEvent> events) {

    public static final KnownAvailability NONE = new KnownAvailability(Map.of(), List.of());

    public static Boundary boundary(String workspace, UUID person) {
        return Boundary.of(
                        EventTag.person(person),
                        PersonJoined.class,
                        WorkingHoursSet.class,
                        FocusTimeStarted.class,
                        FocusTimePlanned.class,
                        FocusTimeEnded.class,
                        AbsenceStarted.class,
                        AbsenceEnded.class,
                        AwayStarted.class,
                        AwayEnded.class)
                .and(EventTag.workspace(workspace), WorkingHoursSet.class);
    }

    public KnownAvailability evolve(DuplexEvent event) {
        return switch (event) {
            case PersonJoined person -> new KnownAvailability(with(person), events);
            case AvailabilityEvent availability ->
                new KnownAvailability(
                        joined,
                        Stream.concat(events.stream(), Stream.of(availability)).toList());
            default -> this;
        };
    }

    private Map<UUID, PersonJoined> with(PersonJoined person) {
        Map<UUID, PersonJoined> more = new HashMap<>(joined);
        more.put(person.person(), person);
        return Map.copyOf(more);
    }

    /** Empty for somebody who is not known. */
    public Optional<PersonAvailability> of(UUID person) {
        return Optional.ofNullable(joined.get(person)).map(one -> {
            PersonAvailability availability = PersonAvailability.of(person, one.timeZone());
            for (AvailabilityEvent event : events) {
                availability = availability.evolve(event);
            }
            return availability;
        });
    }
}

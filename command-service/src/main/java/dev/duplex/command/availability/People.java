package dev.duplex.command.availability;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those of the people asked for that there are. */
record People(Map<UUID, PersonJoined> joined) {

    static final People NOBODY = new People(Map.of());

    static Boundary boundary(Collection<UUID> people) {
        Boundary boundary = Boundary.NONE;
        for (UUID person : people) {
            boundary = boundary.and(EventTag.person(person), PersonJoined.class);
        }
        return boundary;
    }

    People evolve(DuplexEvent event) {
        if (event instanceof PersonJoined person) {
            Map<UUID, PersonJoined> more = new HashMap<>(joined);
            more.put(person.person(), person);
            return new People(Map.copyOf(more));
        }
        return this;
    }

    PersonJoined get(UUID person) {
        return Objects.requireNonNull(joined.get(person));
    }

    /** Everybody says when they can be reached themselves, an operator for anybody. */
    Optional<Rejection> mayNotChange(UUID person, @Nullable UUID by) {
        if (!joined.containsKey(person)) {
            return Optional.of(new Rejection.Unknown("person", person.toString(), "person"));
        }
        return by == null || by.equals(person)
                ? Optional.empty()
                : Optional.of(new Rejection.NotPermitted(
                        "Only person " + person + " or an operator says when that person can be reached.",
                        "Duplex-Person"));
    }

    /** Some of the people named are not of the workspace of this one. */
    Optional<Rejection> strangers(UUID person, Collection<UUID> named, String field) {
        return named.stream()
                .filter(other -> !isOf(get(person).workspace(), other))
                .findFirst()
                .map(other -> new Rejection.Unknown("person", other.toString(), field));
    }

    boolean isOf(String workspace, UUID person) {
        PersonJoined found = joined.get(person);
        return found != null && found.workspace().equals(workspace);
    }
}

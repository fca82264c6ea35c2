package dev.duplex.query.graphql;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person, by id: what slices that speak of people give, resolved where people are known. */
public record PersonRef(UUID id) {

    public static List<PersonRef> all(List<UUID> people) {
        return people.stream().map(PersonRef::new).toList();
    }

    public static @Nullable PersonRef ofNullable(@Nullable UUID person) {
        return person == null ? null : new PersonRef(person);
    }
}

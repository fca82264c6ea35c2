package dev.duplex.query.graphql;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of people. Thread-safe. */
public interface KnownPeople {

    record KnownPerson(
            UUID id,
            String workspace,
            String name,
            @Nullable String email,
            ZoneId timeZone) {}

    /** Those of the people who are known, with one query. */
    Map<UUID, KnownPerson> known(Collection<UUID> people);
}

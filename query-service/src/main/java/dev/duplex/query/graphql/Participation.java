package dev.duplex.query.graphql;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who ever took part in which conversation. */
public interface Participation {

    /** Those of the conversations that the person ever took part in. */
    Set<UUID> among(UUID person, Collection<UUID> conversations);

    default boolean visible(Viewer viewer, UUID conversation) {
        return switch (viewer) {
            case Viewer.Operator() -> true;
            case Viewer.Of(UUID person) -> among(person, Set.of(conversation)).contains(conversation);
        };
    }
}

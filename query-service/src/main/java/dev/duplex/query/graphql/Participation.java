package dev.duplex.query.graphql;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who takes part in which conversation. */
public interface Participation {

    /** Those of the conversations that the person takes part in now. */
    Set<UUID> among(UUID person, Collection<UUID> conversations);

    /** All conversations that the person takes part in now. */
    Set<UUID> of(UUID person);

    /** Everyone who takes part now in a conversation that the person takes part in, the person as well. */
    Set<UUID> companions(UUID person);

    /** Everyone who takes part in the conversation now. */
    Set<UUID> peopleIn(UUID conversation);

    default boolean visible(Viewer viewer, UUID conversation) {
        return switch (viewer) {
            case Viewer.Operator() -> true;
            case Viewer.Of(UUID person) -> among(person, Set.of(conversation)).contains(conversation);
        };
    }
}

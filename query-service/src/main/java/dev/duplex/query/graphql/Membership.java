package dev.duplex.query.graphql;

import dev.duplex.events.people.PersonKind;
import java.util.Optional;
import java.util.UUID;

/** Who belongs to which workspace. */
public interface Membership {

    Optional<String> workspaceOf(UUID person);

    Optional<PersonKind> kindOf(UUID person);

    /** Notes that are for the members of a workspace are not for its customers, nor for who is not known yet. */
    default boolean seesPrivateNotes(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Operator() -> true;
            case Viewer.Of(var person) -> !isCustomer(person);
        };
    }

    /** @throws QueryRejected with the code {@code not-permitted} unless an operator asks, or one of the workspace's people */
    default void require(Viewer viewer, String field, String workspace) {
        boolean belongs = switch (viewer) {
            case Viewer.Operator() -> true;
            case Viewer.Of(var person) ->
                workspaceOf(person).filter(workspace::equals).isPresent();
        };
        if (!belongs) {
            throw new QueryRejected(
                    "not-permitted",
                    field,
                    "Only people of the workspace " + workspace + " may see this",
                    "Ask as one of them");
        }
    }

    /** A customer, or somebody who is not known yet. */
    default boolean isCustomer(UUID person) {
        return kindOf(person).filter(kind -> kind != PersonKind.CUSTOMER).isEmpty();
    }
}

package dev.duplex.query.replylater;

import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.Viewer;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conversations that a viewer may look into: what a person owes stays known after leaving, what is said does not. */
record Places(Set<UUID> visible) {

    static Places among(Participation participation, Viewer viewer, Collection<UUID> conversations) {
        return new Places(
                switch (viewer) {
                    case Viewer.Operator() -> Set.copyOf(conversations);
                    case Viewer.Of(UUID person) -> participation.among(person, Set.copyOf(conversations));
                });
    }

    @Nullable ConversationRef of(UUID conversation) {
        return visible.contains(conversation) ? new ConversationRef(conversation) : null;
    }
}

package dev.duplex.query.timeline;

import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.Viewer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Customers see what they themselves have read; who of us has read their question and is silent is our own matter. */
@Component
final class ReadReceipts {

    private final Membership membership;

    ReadReceipts(Membership membership) {
        this.membership = membership;
    }

    /** The one person whose read positions a viewer sees; empty for everybody's. */
    Optional<UUID> onlyOf(Viewer viewer) {
        return viewer instanceof Viewer.Of(UUID person) && membership.isCustomer(person)
                ? Optional.of(person)
                : Optional.empty();
    }
}

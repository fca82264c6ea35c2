package dev.duplex.query.inbox;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Everyone sees the own inbox only, an operator all. Thread-safe. */
@Component
final class InboxAccess {

    private final LiveShelf<KnownPerson> people;

    InboxAccess(LiveShelves shelves) {
        this.people = shelves.of(KnownPerson.SHELF);
    }

    /** @throws QueryRejected with the code {@code bad-id}, {@code not-permitted} or {@code unknown-person} */
    UUID require(Viewer viewer, String field, String person) {
        UUID owner = Ids.parse(field, person);
        if (viewer instanceof Viewer.Of(UUID asking) && !asking.equals(owner)) {
            throw new QueryRejected("not-permitted", field, "An inbox is for its owner only", "Ask for the own inbox");
        }
        if (people.now().find(Filters.eq(owner)).first() == null) {
            throw QueryRejected.unknown("person", field, owner);
        }
        return owner;
    }
}

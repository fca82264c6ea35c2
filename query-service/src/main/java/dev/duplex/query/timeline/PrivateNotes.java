package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.Viewer;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Which entries a viewer may see of a conversation that he may see. */
@Component
final class PrivateNotes {

    private final Membership membership;

    PrivateNotes(Membership membership) {
        this.membership = membership;
    }

    boolean areFor(Viewer viewer) {
        return membership.seesPrivateNotes(viewer);
    }

    /** @param filter of {@link EntryDocument}s */
    Bson visibleTo(Viewer viewer, Bson filter) {
        return areFor(viewer) ? filter : Filters.and(filter, Filters.ne("message.privateNote", true));
    }
}

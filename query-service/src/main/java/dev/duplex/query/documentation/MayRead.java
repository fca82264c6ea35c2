package dev.duplex.query.documentation;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.Viewer;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** What was documented in conversations that the viewer takes part in; an operator reads all. */
@Component
record MayRead(Participation participation) {

    Bson filter(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Operator() -> Filters.empty();
            case Viewer.Of(UUID person) -> Filters.in("conversation", participation.of(person));
        };
    }
}

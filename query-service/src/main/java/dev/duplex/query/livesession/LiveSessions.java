package dev.duplex.query.livesession;

import com.mongodb.client.model.Filters;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are asked for.
 *
 * @param person who is concerned by them, null for all
 */
record LiveSessions(String workspace, @Nullable UUID person) {

    Bson filter() {
        return Filters.and(Filters.eq("workspace", workspace), concerning());
    }

    Bson concerning() {
        return person == null ? Filters.empty() : Filters.eq("people", person);
    }

    boolean hold(LiveSessionDocument session) {
        return session.workspace().equals(workspace)
                && (person == null || session.people().contains(person));
    }
}

package dev.duplex.query.documentation;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import org.bson.conversions.Bson;

/** Which action items a list shows. */
enum ActionItemFilter {
    OPEN,
    DONE,
    DROPPED,
    OVERDUE;

    Bson at(Instant now) {
        return switch (this) {
            case OPEN, DONE, DROPPED -> Filters.eq("state", name());
            case OVERDUE -> Filters.and(Filters.eq("state", ActionItemState.OPEN.name()), Filters.lte("sorted", now));
        };
    }
}

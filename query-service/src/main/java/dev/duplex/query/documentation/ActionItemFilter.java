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

    /** The same of one in memory. */
    boolean holds(ActionItemDocument item, Instant now) {
        return switch (this) {
            case OPEN -> item.state() == ActionItemState.OPEN;
            case DONE -> item.state() == ActionItemState.DONE;
            case DROPPED -> item.state() == ActionItemState.DROPPED;
            case OVERDUE ->
                item.state() == ActionItemState.OPEN && !item.sorted().isAfter(now);
        };
    }
}

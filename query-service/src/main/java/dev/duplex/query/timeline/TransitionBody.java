package dev.duplex.query.timeline;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The conversation changed its mode.
 *
 * @param fromMessage only when escalated
 * @param owing who owes a reply, only when continued later
 */
public record TransitionBody(
        Direction direction,
        UUID call,
        @Nullable UUID fromMessage,
        List<UUID> owing,
        @Nullable UUID by) {

    public enum Direction {
        ESCALATED,
        CONTINUED_LATER
    }

    String id() {
        return direction + ":" + call;
    }
}

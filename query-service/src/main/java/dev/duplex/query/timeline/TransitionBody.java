package dev.duplex.query.timeline;

import dev.duplex.query.call.ContinuedLater;
import dev.duplex.query.call.Escalation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conversation changed its mode, in one of two directions. */
public record TransitionBody(
        Direction direction,
        UUID call,
        @Nullable Escalation escalation,
        @Nullable ContinuedLater continuedLater) {

    public enum Direction {
        ESCALATED,
        CONTINUED_LATER
    }

    String id() {
        return id(direction, call);
    }

    static String id(Direction direction, UUID call) {
        return direction + ":" + call;
    }
}

package dev.duplex.query.timeline;

import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.documentation.DecisionEvent.DecisionSuperseded;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something was decided, or is so no more.
 *
 * @param inForce whether it holds, as far as this is known to the entry that tells of its recording
 * @param supersededBy what holds in its place, null where it is in force or was taken back
 * @param reason why it holds no more, only when superseded
 */
public record DecisionBody(
        Change change,
        UUID decision,
        String text,
        List<UUID> messages,
        List<UUID> calls,
        UUID by,
        boolean inForce,
        @Nullable UUID supersededBy,
        @Nullable String reason) {

    public enum Change {
        RECORDED,
        SUPERSEDED
    }

    static String id(UUID decision) {
        return "decision:" + decision;
    }

    static String id(DecisionSuperseded superseded, long position) {
        return id(superseded.decision()) + ":" + position;
    }

    static DecisionBody of(DecisionRecorded recorded) {
        return new DecisionBody(
                Change.RECORDED,
                recorded.decision(),
                recorded.text(),
                recorded.messages(),
                recorded.calls(),
                recorded.by(),
                true,
                null,
                null);
    }

    /** What the entry tells that was made when it was recorded. */
    DecisionBody over(DecisionSuperseded superseded) {
        return new DecisionBody(change, decision, text, messages, calls, by, false, superseded.supersededBy(), null);
    }

    /** What the entry tells that is made now. */
    DecisionBody ended(DecisionSuperseded superseded) {
        return new DecisionBody(
                Change.SUPERSEDED,
                decision,
                text,
                messages,
                calls,
                superseded.by(),
                false,
                superseded.supersededBy(),
                superseded.reason());
    }
}

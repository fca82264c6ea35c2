package dev.duplex.query.timeline;

import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDone;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDropped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to do was assigned, worded or given anew, done or dropped.
 *
 * @param by who did that
 * @param reason why it was dropped
 * @param state where it stands: now where it was assigned first, elsewhere from then on
 * @param wordings how it was worded in the course of time, only where it was assigned first; of many the newest
 */
public record ActionBody(
        Step change,
        UUID action,
        Wording wording,
        UUID by,
        @Nullable String reason,
        State state,
        List<Wording> wordings) {

    private static final int REMEMBERED = 200;

    public enum Step {
        ASSIGNED,
        CHANGED,
        DONE,
        DROPPED
    }

    /** As the schema has it. */
    public enum State {
        OPEN,
        DONE,
        DROPPED
    }

    /** @param since the position of the event that worded it so */
    public record Wording(
            long since,
            String text,
            UUID owner,
            @Nullable Instant due,
            @Nullable UUID message,
            @Nullable UUID call) {

        private static Wording of(ActionItemAssigned assigned, long position) {
            return new Wording(
                    position, assigned.text(), assigned.owner(), assigned.due(), assigned.message(), assigned.call());
        }
    }

    static String id(UUID action) {
        return "action:" + action;
    }

    /** Of what happens after it was assigned. */
    static String id(UUID action, long position) {
        return id(action) + ":" + position;
    }

    static ActionBody of(ActionItemAssigned assigned, long position) {
        Wording first = Wording.of(assigned, position);
        return new ActionBody(Step.ASSIGNED, assigned.action(), first, assigned.by(), null, State.OPEN, List.of(first));
    }

    /** What the entry tells that was made when it was assigned. */
    ActionBody after(ActionItemEvent event, long position) {
        List<Wording> all = event instanceof ActionItemAssigned assigned
                ? Stream.concat(wordings.stream(), Stream.of(Wording.of(assigned, position)))
                        .toList()
                : wordings;
        List<Wording> newest = all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
        return new ActionBody(change, action, wording, by, reason, state(event), newest);
    }

    /** What the entry tells that is made now; however far it has come meanwhile, as it was worded then. */
    ActionBody then(ActionItemEvent event, long position) {
        Wording worded = event instanceof ActionItemAssigned assigned
                ? Wording.of(assigned, position)
                : wordings.stream().filter(known -> known.since() < position).reduce(wording, (_, later) -> later);
        return switch (event) {
            case ActionItemAssigned assigned -> told(Step.CHANGED, worded, assigned.by(), null, event);
            case ActionItemDone done -> told(Step.DONE, worded, done.by(), null, event);
            case ActionItemDropped dropped -> told(Step.DROPPED, worded, dropped.by(), dropped.reason(), event);
        };
    }

    private ActionBody told(Step step, Wording worded, UUID who, @Nullable String why, ActionItemEvent event) {
        return new ActionBody(step, action, worded, who, why, state(event), List.of());
    }

    private static State state(ActionItemEvent event) {
        return switch (event) {
            case ActionItemAssigned _ -> State.OPEN;
            case ActionItemDone _ -> State.DONE;
            case ActionItemDropped _ -> State.DROPPED;
        };
    }
}

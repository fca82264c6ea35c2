package dev.duplex.command.documentation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.documentation.ChangeActionItem.AssignAnew;
import dev.duplex.command.documentation.ChangeActionItem.Complete;
import dev.duplex.command.documentation.ChangeActionItem.Drop;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDone;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDropped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Who owns an action item completes it, also one who otherwise only reads. */
final class ChangeActionItemHandler<C extends ChangeActionItem> implements Decider<C, ChangeActionItemHandler.State> {

    private enum Phase {
        OPEN,
        DONE,
        DROPPED
    }

    /** @param assigned as it was assigned last */
    record State(Optional<ActionItemAssigned> assigned, Phase phase, Company company) {}

    @Override
    public Boundary boundary(C command) {
        return Boundary.of(
                EventTag.action(command.action()),
                ActionItemAssigned.class,
                ActionItemDone.class,
                ActionItemDropped.class);
    }

    @Override
    public Boundary further(C command, State state) {
        UUID owner = command instanceof AssignAnew anew ? anew.owner() : command.by();
        return state.assigned()
                .map(assigned -> Company.boundary(assigned.conversation(), command.by(), owner))
                .orElse(Boundary.NONE);
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Phase.OPEN, Company.UNKNOWN);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case ActionItemAssigned assigned -> new State(Optional.of(assigned), Phase.OPEN, state.company());
            case ActionItemDone _ -> new State(state.assigned(), Phase.DONE, state.company());
            case ActionItemDropped _ -> new State(state.assigned(), Phase.DROPPED, state.company());
            default ->
                new State(state.assigned(), state.phase(), state.company().evolve(event));
        };
    }

    @Override
    public Decision decide(C command, State state) {
        if (state.assigned().isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("action-item", command.action().toString(), "action"));
        }
        ActionItemAssigned item = state.assigned().get();
        boolean completesOwn = command instanceof Complete && command.by().equals(item.owner());
        Optional<Rejection> mayNot = completesOwn
                ? state.company().refuseStranger(item.conversation(), command.by(), "Duplex-Person")
                : state.company().refuseToWrite(item.conversation(), command.by());
        if (mayNot.isPresent()) {
            return Decision.reject(mayNot.get());
        }
        return switch ((ChangeActionItem) command) {
            case AssignAnew anew -> assign(anew, item, state);
            case Complete complete -> complete(complete, item, state.phase());
            case Drop drop -> drop(drop, item, state.phase());
        };
    }

    private static Decision assign(AssignAnew command, ActionItemAssigned item, State state) {
        boolean sameDue = Objects.equals(command.due(), item.due());
        if (state.phase() == Phase.OPEN
                && sameDue
                && command.text().equals(item.text())
                && command.owner().equals(item.owner())) {
            return Decision.already();
        }
        return state.company()
                .refuseStranger(item.conversation(), command.owner(), "owner")
                // what is overdue can still be worded better
                .or(() -> Optional.ofNullable(command.due())
                        .filter(due -> !sameDue && !due.isAfter(command.at()))
                        .map(due -> new Rejection.InThePast("due", due)))
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(new ActionItemAssigned(
                        item.workspace(),
                        item.conversation(),
                        item.action(),
                        command.text(),
                        command.owner(),
                        command.due(),
                        item.message(),
                        item.call(),
                        command.by(),
                        command.at())));
    }

    private static Decision complete(Complete command, ActionItemAssigned item, Phase phase) {
        return switch (phase) {
            case OPEN ->
                Decision.accept(new ActionItemDone(
                        item.workspace(),
                        item.conversation(),
                        item.action(),
                        item.owner(),
                        command.by(),
                        command.at()));
            case DONE -> Decision.already();
            case DROPPED ->
                Decision.reject(new DocumentationRejections.ActionItemOver(
                        "dropped", item.action().toString()));
        };
    }

    private static Decision drop(Drop command, ActionItemAssigned item, Phase phase) {
        return switch (phase) {
            case OPEN ->
                Decision.accept(new ActionItemDropped(
                        item.workspace(),
                        item.conversation(),
                        item.action(),
                        item.owner(),
                        command.reason(),
                        command.by(),
                        command.at()));
            case DONE ->
                Decision.reject(new DocumentationRejections.ActionItemOver(
                        "done", item.action().toString()));
            case DROPPED -> Decision.already();
        };
    }
}

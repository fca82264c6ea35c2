package dev.duplex.command.documentation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class AssignActionItemHandler implements Decider<AssignActionItem, AssignActionItemHandler.State> {

    /** @param earlier what the id was first used for */
    record State(Optional<ActionItemAssigned> earlier, Company company, Evidence evidence) {}

    @Override
    public Boundary boundary(AssignActionItem command) {
        return Company.boundary(command.conversation(), command.by(), command.owner())
                .and(EventTag.action(command.action()), ActionItemAssigned.class)
                .and(Evidence.boundary(some(command.message()), some(command.call())));
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Company.UNKNOWN, Evidence.NONE);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return event instanceof ActionItemAssigned assigned
                ? new State(state.earlier().or(() -> Optional.of(assigned)), state.company(), state.evidence())
                : new State(
                        state.earlier(),
                        state.company().evolve(event),
                        state.evidence().evolve(event));
    }

    @Override
    public Decision decide(AssignActionItem command, State state) {
        Optional<ConversationStarted> started = state.company().membership().started();
        if (started.isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("conversation", command.conversation().toString(), "conversation"));
        }
        if (state.earlier().isPresent()) {
            return same(command, state.earlier().get())
                    ? Decision.already()
                    : Decision.reject(
                            new Rejection.IdTaken("id", command.action().toString()));
        }
        return refusal(command, state)
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(new ActionItemAssigned(
                        started.get().workspace(),
                        command.conversation(),
                        command.action(),
                        command.text(),
                        command.owner(),
                        command.due(),
                        command.message(),
                        command.call(),
                        command.by(),
                        command.at())));
    }

    private static Optional<Rejection> refusal(AssignActionItem command, State state) {
        UUID conversation = command.conversation();
        return state.company()
                .refuseToWrite(conversation, command.by())
                .or(() -> state.company().refuseStranger(conversation, command.owner(), "owner"))
                .or(() -> Optional.ofNullable(command.due())
                        .filter(due -> !due.isAfter(command.at()))
                        .map(due -> new Rejection.InThePast("due", due)))
                .or(() -> state.evidence().refuseMessages(some(command.message()), conversation, "message"))
                .or(() -> state.evidence().refuseCalls(some(command.call()), conversation, "call"));
    }

    private static List<UUID> some(@Nullable UUID id) {
        return id == null ? List.of() : List.of(id);
    }

    private static boolean same(AssignActionItem command, ActionItemAssigned other) {
        return command.conversation().equals(other.conversation())
                && command.by().equals(other.by())
                && command.text().equals(other.text())
                && command.owner().equals(other.owner())
                && Objects.equals(command.due(), other.due())
                && Objects.equals(command.message(), other.message())
                && Objects.equals(command.call(), other.call());
    }
}

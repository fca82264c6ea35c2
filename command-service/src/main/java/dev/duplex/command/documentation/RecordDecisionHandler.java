package dev.duplex.command.documentation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import java.util.Optional;
import java.util.Set;

/** Evidence is welcome, not needed: not all that counts was said here. */
final class RecordDecisionHandler implements Decider<RecordDecision, RecordDecisionHandler.State> {

    record State(Optional<DecisionRecorded> earlier, Company company, Evidence evidence) {}

    @Override
    public Boundary boundary(RecordDecision command) {
        return Company.boundary(command.conversation(), command.by())
                .and(EventTag.decision(command.decision()), DecisionRecorded.class)
                .and(Evidence.boundary(command.messages(), command.calls()));
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Company.UNKNOWN, Evidence.NONE);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return event instanceof DecisionRecorded recorded
                ? new State(Optional.of(recorded), state.company(), state.evidence())
                : new State(
                        state.earlier(),
                        state.company().evolve(event),
                        state.evidence().evolve(event));
    }

    @Override
    public Decision decide(RecordDecision command, State state) {
        Optional<ConversationStarted> started = state.company().membership().started();
        if (started.isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("conversation", command.conversation().toString(), "conversation"));
        }
        if (state.earlier().isPresent()) {
            return same(command, state.earlier().get())
                    ? Decision.already()
                    : Decision.reject(
                            new Rejection.IdTaken("id", command.decision().toString()));
        }
        return state.company()
                .refuseToWrite(command.conversation(), command.by())
                .or(() -> state.evidence().refuseMessages(command.messages(), command.conversation(), "messages"))
                .or(() -> state.evidence().refuseCalls(command.calls(), command.conversation(), "calls"))
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(new DecisionRecorded(
                        started.get().workspace(),
                        command.conversation(),
                        command.decision(),
                        command.text(),
                        command.messages(),
                        command.calls(),
                        command.by(),
                        command.at())));
    }

    private static boolean same(RecordDecision command, DecisionRecorded other) {
        return command.conversation().equals(other.conversation())
                && command.by().equals(other.by())
                && command.text().equals(other.text())
                && Set.copyOf(command.messages()).equals(Set.copyOf(other.messages()))
                && Set.copyOf(command.calls()).equals(Set.copyOf(other.calls()));
    }
}

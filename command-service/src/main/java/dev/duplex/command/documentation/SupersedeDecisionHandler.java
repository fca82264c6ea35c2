package dev.duplex.command.documentation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.documentation.SupersedeDecision.Existing;
import dev.duplex.command.documentation.SupersedeDecision.Replacement;
import dev.duplex.command.documentation.SupersedeDecision.Successor;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.documentation.DecisionEvent;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.documentation.DecisionEvent.DecisionSuperseded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What replaces a decision is in force itself at that moment: so decisions never replace each other in a circle. */
final class SupersedeDecisionHandler implements Decider<SupersedeDecision, SupersedeDecisionHandler.State> {

    record State(
            Map<UUID, DecisionRecorded> recorded,
            Map<UUID, DecisionSuperseded> superseded,
            Company company,
            Evidence evidence) {}

    @Override
    public Boundary boundary(SupersedeDecision command) {
        Boundary boundary = of(command.decision());
        return switch (command.replacement()) {
            case null -> boundary;
            case Existing existing -> boundary.and(of(existing.decision()));
            case Successor successor ->
                boundary.and(of(successor.decision())).and(Evidence.boundary(successor.messages(), successor.calls()));
        };
    }

    private static Boundary of(UUID decision) {
        return Boundary.of(EventTag.decision(decision), DecisionRecorded.class, DecisionSuperseded.class);
    }

    @Override
    public Boundary further(SupersedeDecision command, State state) {
        DecisionRecorded decision = state.recorded().get(command.decision());
        return decision == null ? Boundary.NONE : Company.boundary(decision.conversation(), command.by());
    }

    @Override
    public State initial() {
        return new State(Map.of(), Map.of(), Company.UNKNOWN, Evidence.NONE);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case DecisionRecorded recorded ->
                new State(with(state.recorded(), recorded), state.superseded(), state.company(), state.evidence());
            case DecisionSuperseded superseded ->
                new State(state.recorded(), with(state.superseded(), superseded), state.company(), state.evidence());
            default ->
                new State(
                        state.recorded(),
                        state.superseded(),
                        state.company().evolve(event),
                        state.evidence().evolve(event));
        };
    }

    @Override
    public Decision decide(SupersedeDecision command, State state) {
        DecisionRecorded decision = state.recorded().get(command.decision());
        if (decision == null) {
            return Decision.reject(
                    new Rejection.Unknown("decision", command.decision().toString(), "decision"));
        }
        Optional<Rejection> mayNot = state.company().refuseToWrite(decision.conversation(), command.by());
        if (mayNot.isPresent()) {
            return Decision.reject(mayNot.get());
        }
        DecisionSuperseded earlier = state.superseded().get(command.decision());
        if (earlier != null) {
            return same(command.replacement(), earlier, state)
                    ? Decision.already()
                    : Decision.reject(alreadySuperseded("decision", earlier));
        }
        return refusal(command, decision, state)
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(events(command, decision)));
    }

    private static Optional<Rejection> refusal(SupersedeDecision command, DecisionRecorded decision, State state) {
        return switch (command.replacement()) {
            case null -> Optional.empty();
            case Existing existing -> refusal(existing.decision(), decision, state);
            case Successor successor ->
                state.recorded().containsKey(successor.decision())
                        ? Optional.of(new Rejection.IdTaken(
                                "successor.id", successor.decision().toString()))
                        : state.evidence()
                                .refuseMessages(successor.messages(), decision.conversation(), "successor.messages")
                                .or(() -> state.evidence()
                                        .refuseCalls(successor.calls(), decision.conversation(), "successor.calls"));
        };
    }

    private static Optional<Rejection> refusal(UUID existing, DecisionRecorded decision, State state) {
        if (existing.equals(decision.decision())) {
            return Optional.of(new Rejection.NotAllowed(
                    "supersedes-itself", "A decision does not supersede itself; name another one, or none.", "by"));
        }
        DecisionRecorded other = state.recorded().get(existing);
        if (other == null || !other.conversation().equals(decision.conversation())) {
            return Optional.of(new Rejection.Unknown("decision", existing.toString(), "by"));
        }
        return Optional.ofNullable(state.superseded().get(existing)).map(gone -> alreadySuperseded("by", gone));
    }

    private static List<DuplexEvent> events(SupersedeDecision command, DecisionRecorded decision) {
        List<DuplexEvent> events = new ArrayList<>();
        Replacement replacement = command.replacement();
        if (replacement instanceof Successor successor) {
            events.add(new DecisionRecorded(
                    decision.workspace(),
                    decision.conversation(),
                    successor.decision(),
                    successor.text(),
                    successor.messages(),
                    successor.calls(),
                    command.by(),
                    command.at()));
        }
        events.add(new DecisionSuperseded(
                decision.workspace(),
                decision.conversation(),
                command.decision(),
                replacement == null ? null : replacement.decision(),
                command.reason(),
                command.by(),
                command.at()));
        return events;
    }

    private static Rejection alreadySuperseded(String field, DecisionSuperseded by) {
        return new DocumentationRejections.AlreadySuperseded(
                field,
                by.decision(),
                Objects.requireNonNullElse(by.supersededBy(), by.decision()).toString());
    }

    private static boolean same(@Nullable Replacement wanted, DecisionSuperseded earlier, State state) {
        return switch (wanted) {
            case null -> earlier.supersededBy() == null;
            case Existing existing -> existing.decision().equals(earlier.supersededBy());
            case Successor successor ->
                successor.decision().equals(earlier.supersededBy())
                        && Optional.ofNullable(state.recorded().get(successor.decision()))
                                .filter(recorded -> recorded.text().equals(successor.text())
                                        && Set.copyOf(recorded.messages()).equals(Set.copyOf(successor.messages()))
                                        && Set.copyOf(recorded.calls()).equals(Set.copyOf(successor.calls())))
                                .isPresent();
        };
    }

    private static <E extends DecisionEvent> Map<UUID, E> with(Map<UUID, E> before, E event) {
        Map<UUID, E> more = new HashMap<>(before);
        more.put(event.decision(), event);
        return Map.copyOf(more);
    }
}

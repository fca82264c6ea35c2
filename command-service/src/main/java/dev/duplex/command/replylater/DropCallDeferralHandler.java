package dev.duplex.command.replylater;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.facts.OwedReplies;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class DropCallDeferralHandler implements Decider<DropCallDeferral, DropCallDeferralHandler.State> {

    /** @param ended calls for which the person owes nothing any more */
    record State(Optional<CallStarted> call, Membership membership, OwedReplies owed, Set<UUID> ended) {}

    @Override
    public Boundary boundary(DropCallDeferral command) {
        return Boundary.of(EventTag.call(command.call()), CallStarted.class);
    }

    @Override
    public Boundary further(DropCallDeferral command, State state) {
        return state.call()
                .map(CallStarted::conversation)
                .map(conversation -> Membership.boundary(conversation, Set.of(command.by()))
                        .and(
                                EventTag.participant(conversation, command.by()),
                                ReplyDeferred.class,
                                ReplyDeferralDropped.class))
                .orElse(Boundary.NONE);
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Membership.UNKNOWN, OwedReplies.NONE, Set.of());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return new State(
                event instanceof CallStarted started ? Optional.of(started) : state.call(),
                state.membership().evolve(event),
                state.owed().evolve(event),
                event instanceof ReplyDeferralDropped dropped ? ended(state.ended(), dropped) : state.ended());
    }

    private static Set<UUID> ended(Set<UUID> before, ReplyDeferralDropped dropped) {
        Set<UUID> ended = new HashSet<>(before);
        Optional.ofNullable(dropped.call()).ifPresent(ended::add);
        return ended;
    }

    @Override
    public Decision decide(DropCallDeferral command, State state) {
        if (state.call().isEmpty()) {
            return Decision.reject(new Rejection.Unknown("call", command.call().toString(), "call"));
        }
        if (!state.membership().has(command.by())) {
            return Decision.reject(
                    new Rejection.NotAParticipant(state.call().get().conversation(), command.by(), "Duplex-Person"));
        }
        return state.owed().open().stream()
                .filter(owed -> command.call().equals(owed.call()))
                .findFirst()
                .map(owed -> Decision.accept(OwedReplies.drop(owed, DropReason.WITHDRAWN, command.by(), command.at())))
                .orElseGet(() -> nothing(command, state));
    }

    private static Decision nothing(DropCallDeferral command, State state) {
        return state.ended().contains(command.call())
                ? Decision.already()
                : Decision.reject(
                        new ReplyLaterRejections.NothingOwed(command.call().toString(), "call"));
    }
}

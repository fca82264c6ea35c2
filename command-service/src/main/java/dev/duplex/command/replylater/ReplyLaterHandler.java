package dev.duplex.command.replylater;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.facts.OwedReplies;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

final class ReplyLaterHandler<C extends ReplyLaterCommand> implements Decider<C, ReplyLaterHandler.State> {

    /** @param dropped whether the person has dropped a deferral of this message before */
    record State(Optional<MessageSent> message, Membership membership, OwedReplies owed, boolean dropped) {}

    @Override
    public Boundary boundary(C command) {
        return Boundary.of(EventTag.message(command.message()), MessageSent.class);
    }

    @Override
    public Boundary further(C command, State state) {
        return state.message()
                .map(message -> Membership.boundary(message.conversation(), Set.of(command.by()))
                        .and(
                                EventTag.participant(message.conversation(), command.by()),
                                ReplyDeferred.class,
                                ReplyDeferralDropped.class))
                .orElse(Boundary.NONE);
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Membership.UNKNOWN, OwedReplies.NONE, false);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case MessageSent sent -> new State(Optional.of(sent), state.membership(), state.owed(), state.dropped());
            case ReplyLaterEvent later ->
                new State(
                        state.message(),
                        state.membership(),
                        state.owed().evolve(later),
                        state.dropped() || dropsThis(state, later));
            default -> new State(state.message(), state.membership().evolve(event), state.owed(), state.dropped());
        };
    }

    @Override
    public Decision decide(C command, State state) {
        if (state.message().isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("message", command.message().toString(), "message"));
        }
        MessageSent message = state.message().get();
        if (!state.membership().has(command.by())) {
            return Decision.reject(
                    new Rejection.NotAParticipant(message.conversation(), command.by(), "Duplex-Person"));
        }
        Optional<ReplyDeferred> owed = state.owed().to(command.message());
        return switch ((ReplyLaterCommand) command) {
            case DeferReply defer -> defer(defer, message, owed);
            case DropDeferral drop -> drop(drop, owed, state.dropped());
        };
    }

    private static Decision drop(DropDeferral command, Optional<ReplyDeferred> owed, boolean droppedBefore) {
        if (owed.isPresent()) {
            return Decision.accept(OwedReplies.drop(owed.get(), DropReason.WITHDRAWN, command.by(), command.at()));
        }
        return droppedBefore
                ? Decision.already()
                : Decision.reject(new Rejection.NothingOwed(command.message().toString()));
    }

    private static Decision defer(DeferReply command, MessageSent message, Optional<ReplyDeferred> owed) {
        if (owed.filter(deferred -> Objects.equals(deferred.until(), command.until())
                        && Objects.equals(deferred.note(), command.note()))
                .isPresent()) {
            return Decision.already();
        }
        if (message.by().equals(command.by())) {
            return Decision.reject(new Rejection.NotAllowed(
                    "own-message", "Nobody owes a reply to a message of their own.", "message"));
        }
        if (command.until() != null && !command.until().isAfter(command.at())) {
            return Decision.reject(new Rejection.InThePast("until", command.until()));
        }
        return Decision.accept(new ReplyDeferred(
                message.workspace(),
                message.conversation(),
                command.message(),
                owed.map(ReplyDeferred::call).orElse(null),
                command.by(),
                command.until(),
                command.note(),
                command.by(),
                command.at()));
    }

    private static boolean dropsThis(State state, ReplyLaterEvent event) {
        return event instanceof ReplyDeferralDropped
                && state.message().map(MessageSent::message).equals(Optional.ofNullable(event.message()));
    }
}

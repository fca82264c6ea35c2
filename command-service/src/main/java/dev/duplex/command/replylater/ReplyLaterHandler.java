package dev.duplex.command.replylater;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.KnownAvailability;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.facts.OwedReplies;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class ReplyLaterHandler<C extends ReplyLaterCommand> implements Decider<C, ReplyLaterHandler.State> {

    /** @param dropped whether the person has dropped a deferral of this message before */
    record State(
            Optional<MessageSent> message,
            boolean retracted,
            Membership membership,
            OwedReplies owed,
            boolean dropped,
            KnownAvailability known) {}

    @Override
    public Boundary boundary(C command) {
        return Boundary.of(EventTag.message(command.message()), MessageSent.class, MessageRetracted.class);
    }

    @Override
    public Boundary further(C command, State state) {
        return state.message()
                .map(message -> Membership.boundary(message.conversation(), Set.of(command.by()))
                        .and(
                                EventTag.participant(message.conversation(), command.by()),
                                ReplyDeferred.class,
                                ReplyDeferralDropped.class)
                        .and(person(command, message)))
                .orElse(Boundary.NONE);
    }

    private static Boundary person(ReplyLaterCommand command, MessageSent message) {
        return command instanceof DeferReply defer && defer.moment() != null
                ? KnownAvailability.boundary(message.workspace(), defer.by())
                : Boundary.of(EventTag.person(command.by()), PersonJoined.class);
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), false, Membership.UNKNOWN, OwedReplies.NONE, false, KnownAvailability.NONE);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return new State(
                event instanceof MessageSent sent ? Optional.of(sent) : state.message(),
                state.retracted() || event instanceof MessageRetracted,
                state.membership().evolve(event),
                state.owed().evolve(event),
                state.dropped() || (event instanceof ReplyDeferralDropped dropped && concerns(dropped, state)),
                state.known().evolve(event));
    }

    private static boolean concerns(ReplyLaterEvent event, State state) {
        return state.message().map(MessageSent::message).equals(Optional.ofNullable(event.message()));
    }

    @Override
    public Decision decide(C command, State state) {
        Optional<MessageSent> message = state.message().filter(sent -> sees(command.by(), sent, state));
        if (message.isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("message", command.message().toString(), "message"));
        }
        if (!state.membership().has(command.by())) {
            return Decision.reject(
                    new Rejection.NotAParticipant(message.get().conversation(), command.by(), "Duplex-Person"));
        }
        return switch ((ReplyLaterCommand) command) {
            case DeferReply defer -> defer(defer, message.get(), state);
            case DropDeferral drop -> drop(drop, state);
        };
    }

    /** Customers see no private notes. */
    private static boolean sees(UUID person, MessageSent message, State state) {
        PersonJoined joined = state.known().joined().get(person);
        return !message.privateNote() || joined == null || joined.kind() != PersonKind.CUSTOMER;
    }

    private static Decision drop(DropDeferral command, State state) {
        Optional<ReplyDeferred> owed = state.owed().to(command.message());
        if (owed.isPresent()) {
            return Decision.accept(OwedReplies.drop(owed.get(), DropReason.WITHDRAWN, command.by(), command.at()));
        }
        return state.dropped()
                ? Decision.already()
                : Decision.reject(
                        new ReplyLaterRejections.NothingOwed(command.message().toString(), "message"));
    }

    private static Decision defer(DeferReply command, MessageSent message, State state) {
        Optional<ReplyDeferred> owed = state.owed().to(command.message());
        Instant until = until(command, state);
        if (owed.filter(deferred ->
                        Objects.equals(deferred.until(), until) && Objects.equals(deferred.note(), command.note()))
                .isPresent()) {
            return Decision.already();
        }
        return refusal(command, until, message, state)
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(new ReplyDeferred(
                        message.workspace(),
                        message.conversation(),
                        command.message(),
                        // with a call and no instant it would read like a call that was not answered
                        until == null ? null : owed.map(ReplyDeferred::call).orElse(null),
                        command.by(),
                        until,
                        command.note(),
                        command.by(),
                        command.at())));
    }

    private static @Nullable Instant until(DeferReply command, State state) {
        Moment moment = command.moment();
        return moment == null
                ? command.until()
                : state.known()
                        .of(command.by())
                        .map(person -> moment.from(command.at(), person))
                        .orElse(null);
    }

    private static Optional<Rejection> refusal(
            DeferReply command, @Nullable Instant until, MessageSent message, State state) {
        if (message.by().equals(command.by())) {
            return Optional.of(new Rejection.NotAllowed(
                    "own-message", "Nobody owes a reply to a message of their own.", "message"));
        }
        if (state.retracted()) {
            return Optional.of(new Rejection.MessageRetracted(command.message().toString()));
        }
        return until != null && !until.isAfter(command.at())
                ? Optional.of(new Rejection.InThePast("until", until))
                : Optional.empty();
    }
}

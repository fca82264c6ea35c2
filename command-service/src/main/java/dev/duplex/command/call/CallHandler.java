package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallCommand.DeclineCall;
import dev.duplex.command.call.CallCommand.EndCall;
import dev.duplex.command.call.CallCommand.LeaveCall;
import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.NotStarted;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.facts.OwedReplies;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallAnswered;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRingCancelled;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Answer, decline, leave, end, miss: each against the whole of one call, and where the acting person is. */
final class CallHandler<C extends CallCommand> implements Decider<C, CallHandler.State> {

    /**
     * @param call the call that the command names; joins elsewhere only tell whereabouts
     * @param owed what the one who answers and the one who called owe each other in this conversation
     * @param escalatedFrom the message that the call grew out of
     */
    record State(
            Optional<UUID> id,
            CallState call,
            Whereabouts whereabouts,
            Membership membership,
            OwedReplies owed,
            Optional<MessageSent> escalatedFrom) {}

    @Override
    public Boundary boundary(C command) {
        Boundary boundary = Boundary.of(
                EventTag.call(command.call()),
                CallStarted.class,
                CallRung.class,
                CallAnswered.class,
                CallDeclined.class,
                CallMissed.class,
                CallRingCancelled.class,
                CallJoined.class,
                CallLeft.class,
                CallEnded.class);
        return command instanceof AnswerCall answer
                ? boundary.and(EventTag.person(answer.by()), CallJoined.class, CallLeft.class)
                : boundary;
    }

    @Override
    public Boundary further(C command, State state) {
        if (!(state.call() instanceof Live live)) {
            return Boundary.NONE;
        }
        UUID conversation = live.started().conversation();
        UUID from = live.started().escalatedFrom();
        if (command instanceof AnswerCall answer) {
            return Membership.boundary(conversation, Set.of(answer.by()))
                    .and(owedBy(conversation, answer.by()))
                    .and(owedBy(conversation, live.started().by()));
        }
        return from == null ? Boundary.NONE : Boundary.of(EventTag.message(from), MessageSent.class);
    }

    private static Boundary owedBy(UUID conversation, UUID person) {
        return Boundary.of(EventTag.participant(conversation, person), ReplyDeferred.class, ReplyDeferralDropped.class);
    }

    @Override
    public State initial() {
        return new State(
                Optional.empty(),
                new NotStarted(),
                new Whereabouts(Map.of()),
                Membership.UNKNOWN,
                OwedReplies.NONE,
                Optional.empty());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        if (!(event instanceof CallEvent call)) {
            return new State(
                    state.id(),
                    state.call(),
                    state.whereabouts(),
                    state.membership().evolve(event),
                    state.owed().evolve(event),
                    event instanceof MessageSent sent ? Optional.of(sent) : state.escalatedFrom());
        }
        // only the call that the command names has its start in the boundary
        Optional<UUID> id = call instanceof CallStarted started ? Optional.of(started.call()) : state.id();
        boolean ofThisCall = id.filter(call.call()::equals).isPresent();
        return new State(
                id,
                ofThisCall ? state.call().evolve(call) : state.call(),
                state.whereabouts().evolve(call),
                state.membership(),
                state.owed(),
                state.escalatedFrom());
    }

    @Override
    public Decision decide(C command, State state) {
        return switch (state.call()) {
            case NotStarted none ->
                Decision.reject(new Rejection.Unknown("call", command.call().toString(), "call"));
            case Ended ended -> afterwards(command, ended);
            case Live live ->
                switch ((CallCommand) command) {
                    case AnswerCall answer -> answer(answer, live, state);
                    case DeclineCall decline -> decline(decline, live, state);
                    case LeaveCall leave -> leave(leave, live);
                    case EndCall end ->
                        end.by().equals(live.started().by())
                                ? Decision.accept(new CallEvents(live).endedByHost(end))
                                : Decision.reject(new Rejection.NotTheHost(
                                        end.call(), live.started().by()));
                    case MissCall miss -> Decision.accept(new CallEvents(live).missed(miss, state.escalatedFrom()));
                };
        };
    }

    /** Repeating what was done is fine, joining what is over is not. */
    private static Decision afterwards(CallCommand command, Ended ended) {
        Rejection over = new Rejection.CallOver(command.call().toString());
        return switch (command) {
            case EndCall end -> Decision.already();
            case MissCall miss -> Decision.already();
            case LeaveCall leave ->
                ended.seats().get(leave.by()) instanceof CallState.Gone ? Decision.already() : Decision.reject(over);
            case DeclineCall decline ->
                ended.seats().get(decline.by()) instanceof CallState.Turned turned && same(decline, turned)
                        ? Decision.already()
                        : Decision.reject(over);
            case AnswerCall answer -> Decision.reject(over);
        };
    }

    private static Decision answer(AnswerCall command, Live live, State state) {
        if (live.seat(command.by()).filter(CallState.Present.class::isInstance).isPresent()) {
            return Decision.already();
        }
        UUID conversation = live.started().conversation();
        if (!state.membership().has(command.by())) {
            return Decision.reject(new Rejection.NotAParticipant(conversation, command.by(), "Duplex-Person"));
        }
        return state.whereabouts()
                .callOf(command.by())
                .map(call -> Decision.reject(new Rejection.BusyElsewhere(command.by(), call.toString())))
                .orElseGet(() -> Decision.accept(new CallEvents(live).answered(command, state.owed())));
    }

    private static Decision decline(DeclineCall command, Live live, State state) {
        if (command.until() != null && command.reason() != DeclineReason.LATER) {
            return Decision.reject(new Rejection.NotAllowed(
                    "until-without-later", "Only a call declined for later names an instant.", "until"));
        }
        Optional<CallState.Seat> seat = live.seat(command.by());
        if (seat.filter(CallState.Rung.class::isInstance).isPresent()) {
            return command.until() != null && !command.until().isAfter(command.at())
                    ? Decision.reject(new Rejection.InThePast("until", command.until()))
                    : Decision.accept(new CallEvents(live).declined(command, state.escalatedFrom()));
        }
        return seat.filter(turned -> turned instanceof CallState.Turned t && same(command, t))
                .map(turned -> Decision.already())
                .orElseGet(() -> Decision.reject(
                        new Rejection.NotRung(command.by(), command.call().toString())));
    }

    private static Decision leave(LeaveCall command, Live live) {
        return live.seat(command.by())
                .map(seat -> switch (seat) {
                    case CallState.Present present -> Decision.accept(new CallEvents(live).left(command));
                    case CallState.Gone gone -> Decision.already();
                    case CallState.Rung rung -> notIn(command);
                    case CallState.Turned turned -> notIn(command);
                })
                .orElseGet(() -> notIn(command));
    }

    private static Decision notIn(LeaveCall command) {
        return Decision.reject(
                new Rejection.NotInCall(command.by(), command.call().toString()));
    }

    private static boolean same(DeclineCall command, CallState.Turned turned) {
        return turned.declined()
                .filter(declined -> declined.reason() == command.reason()
                        && Optional.ofNullable(declined.until()).equals(Optional.ofNullable(command.until())))
                .isPresent();
    }
}

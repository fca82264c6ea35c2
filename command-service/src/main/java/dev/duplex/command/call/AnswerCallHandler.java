package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Present;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Answers a ring, joins late, or takes the seat over on another device. */
final class AnswerCallHandler extends OnCall<AnswerCall> {

    @Override
    public Boundary boundary(AnswerCall command) {
        return super.boundary(command).and(EventTag.person(command.by()), CallJoined.class, CallLeft.class);
    }

    @Override
    Boundary more(AnswerCall command, Live live, CallScene scene) {
        UUID conversation = live.started().conversation();
        return Membership.boundary(conversation, Set.of(command.by()))
                .and(CallScene.owedBy(conversation, command.by()))
                .and(CallScene.owedBy(conversation, live.started().by()));
    }

    @Override
    Decision during(AnswerCall command, Live live, CallScene scene) {
        Optional<Present> present = live.present(command.by());
        if (present.isPresent()) {
            return moved(command, live, present.get());
        }
        return refusal(command, live, scene)
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(answered(command, live, scene).all()));
    }

    /** A client that names no device is not told apart from the one that is in the call. */
    private static Decision moved(AnswerCall command, Live live, Present present) {
        String device = command.device();
        return device == null || device.equals(present.device())
                ? Decision.already()
                : Decision.accept(new CallEvents(live.started(), command.by(), command.at())
                        .left(command.by(), LeaveReason.MOVED, present.device())
                        .joined(command.by(), device)
                        .all());
    }

    private static Optional<Rejection> refusal(AnswerCall command, Live live, CallScene scene) {
        if (!scene.membership().has(command.by())) {
            return Optional.of(
                    new Rejection.NotAParticipant(live.started().conversation(), command.by(), "Duplex-Person"));
        }
        Optional<Rejection> busy = scene.whereabouts()
                .callOf(command.by())
                .filter(elsewhere -> live.started().media() != Media.TEXT)
                .map(elsewhere -> new CallRejections.BusyElsewhere(command.by(), elsewhere.toString()));
        return busy.or(() -> full(command, live));
    }

    private static Optional<Rejection> full(AnswerCall command, Live live) {
        OptionalInt capacity = command.capacity().of(live.started());
        return capacity.isPresent() && live.in(Present.class).size() >= capacity.getAsInt()
                ? Optional.of(new CallRejections.CallFull(
                        capacity.getAsInt(), command.call().toString()))
                : Optional.empty();
    }

    /**
     * Talking settles what either owed for a call that was not answered, for this one, and for the message that it grew out of;
     * what an earlier call left open may not have been talked about.
     */
    private static CallEvents answered(AnswerCall command, Live live, CallScene scene) {
        CallEvents events = new CallEvents(live.started(), command.by(), command.at());
        if (live.rings(command.by())) {
            events.answered(command.by());
        }
        events.joined(command.by(), command.device());
        scene.owed().open().stream()
                .filter(debt -> isSettled(debt, command, live, scene))
                .map(debt -> scene.owed().answered(debt, command.by(), command.at()))
                .forEach(events::add);
        return events;
    }

    private static boolean isSettled(ReplyDeferred debt, AnswerCall command, Live live, CallScene scene) {
        if (debt.person().equals(command.by()) && command.call().equals(debt.call())) {
            return true;
        }
        UUID message = debt.message();
        boolean missed = debt.call() != null && debt.note() == null;
        return missed
                && (message == null
                        || message.equals(live.started().escalatedFrom())
                        || scene.membership().isBetweenTwo());
    }

    @Override
    Decision afterwards(AnswerCall command, Ended ended, CallScene scene) {
        return over(command);
    }
}

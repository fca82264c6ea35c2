package dev.duplex.command.replylater;

import dev.duplex.availability.AvailabilityState.Kind;
import dev.duplex.availability.PersonAvailability;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.facts.KnownAvailability;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.facts.OwedReplies;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.PostponeReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Reminds once, at the first good moment. Focus time, absence and being away are waited out. So are hours that the person
 * does not work, unless the instant was outside them when the person chose it: then it was meant.
 */
final class RemindOfReplyHandler implements Decider<RemindOfReply, RemindOfReplyHandler.State> {

    /** Where it cannot be known when the person is back. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    record State(Deferrals deferrals, Membership membership, boolean retracted, KnownAvailability known) {}

    @Override
    public Boundary boundary(RemindOfReply command) {
        return Membership.boundary(command.conversation(), Set.of(command.person()))
                .and(
                        EventTag.participant(command.conversation(), command.person()),
                        ReplyDeferred.class,
                        ReplyReminded.class,
                        ReplyReminderPostponed.class,
                        ReplyDeferralDropped.class)
                .and(EventTag.message(command.debt()), MessageRetracted.class)
                .and(KnownAvailability.boundary(command.workspace(), command.person()));
    }

    @Override
    public State initial() {
        return new State(Deferrals.NONE, Membership.UNKNOWN, false, KnownAvailability.NONE);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        KnownAvailability known = state.known().evolve(event);
        return new State(
                state.deferrals().evolve(event, known),
                state.membership().evolve(event),
                state.retracted() || event instanceof MessageRetracted,
                known);
    }

    @Override
    public Decision decide(RemindOfReply command, State state) {
        return state.deferrals()
                .of(command.debt())
                .filter(deferral -> deferral.isDue(command.at()))
                .map(deferral -> due(command, deferral, state))
                .orElseGet(Decision::already);
    }

    private static Decision due(RemindOfReply command, Deferrals.Deferral deferral, State state) {
        ReplyDeferred owed = deferral.inForce();
        if (state.retracted()
                || state.membership().closed()
                || !state.membership().has(command.person())) {
            return Decision.accept(OwedReplies.drop(owed, DropReason.NO_LONGER_NEEDED, null, command.at()));
        }
        Optional<PersonAvailability> person = state.known().of(command.person());
        Optional<PostponeReason> reason =
                person.map(one -> one.at(command.at()).kind()).flatMap(kind -> reason(kind, deferral.chosenOffHours()));
        return Decision.accept(
                reason.isEmpty()
                        ? reminded(owed, command.at())
                        : postponed(owed, reason.get(), later(person.orElseThrow(), command.at()), command.at()));
    }

    private static Optional<PostponeReason> reason(Kind kind, boolean chosenOffHours) {
        return switch (kind) {
            case AVAILABLE -> Optional.empty();
            case FOCUS -> Optional.of(PostponeReason.FOCUS);
            case ABSENT -> Optional.of(PostponeReason.ABSENT);
            case AWAY -> Optional.of(PostponeReason.AWAY);
            case OFF_HOURS -> chosenOffHours ? Optional.empty() : Optional.of(PostponeReason.OFF_HOURS);
        };
    }

    private static Instant later(PersonAvailability person, Instant at) {
        return person.nextGoodMoment(at).filter(moment -> moment.isAfter(at)).orElse(at.plus(LOOK_AGAIN));
    }

    private static DuplexEvent reminded(ReplyDeferred owed, Instant at) {
        return new ReplyReminded(
                owed.workspace(), owed.conversation(), owed.message(), owed.call(), owed.person(), null, at);
    }

    private static DuplexEvent postponed(ReplyDeferred owed, PostponeReason reason, Instant until, Instant at) {
        return new ReplyReminderPostponed(
                owed.workspace(),
                owed.conversation(),
                owed.message(),
                owed.call(),
                owed.person(),
                reason,
                until,
                null,
                at);
    }
}

package dev.duplex.command.call;

import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Present;
import dev.duplex.command.call.CallState.Rung;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallAnswered;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallHostChanged;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRingCancelled;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.transition.OpenPoint;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens in a call at one instant, in its order. */
final class CallEvents {

    private final CallStarted call;
    private final @Nullable UUID by;
    private final Instant at;
    private final List<DuplexEvent> events;

    CallEvents(CallStarted call, @Nullable UUID by, Instant at) {
        this(call, by, at, new ArrayList<>());
    }

    private CallEvents(CallStarted call, @Nullable UUID by, Instant at, List<DuplexEvent> events) {
        this.call = call;
        this.by = by;
        this.at = at;
        this.events = events;
    }

    /** What follows by itself, after the rest. */
    CallEvents byNobody() {
        return new CallEvents(call, null, at, events);
    }

    List<DuplexEvent> all() {
        return events;
    }

    /** The replies that are owed by what happens. */
    List<ReplyDeferred> debts() {
        return events.stream()
                .filter(ReplyDeferred.class::isInstance)
                .map(ReplyDeferred.class::cast)
                .toList();
    }

    CallEvents add(DuplexEvent event) {
        events.add(event);
        return this;
    }

    CallEvents rung(UUID person) {
        return add(new CallRung(call.workspace(), call.conversation(), call.call(), person, by, at));
    }

    CallEvents answered(UUID person) {
        return add(new CallAnswered(call.workspace(), call.conversation(), call.call(), person, by, at));
    }

    CallEvents joined(UUID person, @Nullable String device) {
        return add(new CallJoined(
                call.workspace(), call.conversation(), call.call(), person, call.media(), device, by, at));
    }

    CallEvents declined(UUID person, DeclineReason reason, @Nullable Instant until, @Nullable UUID standIn) {
        return add(new CallDeclined(
                call.workspace(), call.conversation(), call.call(), person, reason, until, standIn, by, at));
    }

    /**
     * Who is turned away never heard of the call, and owes a reply like for one that was missed.
     *
     * @param owesNothing that the person owes nothing for this call yet
     */
    CallEvents turnedAway(Bells.TurnedAway away, boolean owesNothing, Optional<UUID> message) {
        CallEvents told = byNobody().declined(away.person(), away.reason(), away.until(), away.standIn());
        if (away.owes() && owesNothing) {
            told.owes(away.person(), message, null, null);
        }
        return this;
    }

    CallEvents missed(UUID person) {
        return add(new CallMissed(call.workspace(), call.conversation(), call.call(), person, by, at));
    }

    CallEvents ringCancelled(UUID person) {
        return add(new CallRingCancelled(call.workspace(), call.conversation(), call.call(), person, by, at));
    }

    CallEvents left(UUID person, LeaveReason reason, @Nullable String device) {
        return add(new CallLeft(call.workspace(), call.conversation(), call.call(), person, reason, device, by, at));
    }

    CallEvents hostChanged(UUID host) {
        return add(new CallHostChanged(call.workspace(), call.conversation(), call.call(), host, by, at));
    }

    CallEvents ended(EndReason reason) {
        return add(new CallEnded(call.workspace(), call.conversation(), call.call(), reason, by, at));
    }

    CallEvents owes(UUID person, Optional<UUID> message, @Nullable Instant until, @Nullable String note) {
        return add(new ReplyDeferred(
                call.workspace(), call.conversation(), message.orElse(null), call.call(), person, until, note, by, at));
    }

    CallEvents continuedLater(
            List<UUID> owing, List<OpenPoint> points, @Nullable String reason, Optional<Instant> answerLikelyAt) {
        return add(new ConversationContinuedLater(
                call.workspace(),
                call.conversation(),
                call.call(),
                owing,
                points,
                reason,
                answerLikelyAt.orElse(null),
                by,
                at));
    }

    /** It rings no more, everybody is out, and it is over. */
    CallEvents ended(Live live, EndReason reason) {
        live.in(Rung.class).forEach(this::ringCancelled);
        live.in(Present.class)
                .forEach(person -> left(
                        person,
                        LeaveReason.CALL_ENDED,
                        live.present(person).orElseThrow().device()));
        return ended(reason);
    }
}

package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallCommand.DeclineCall;
import dev.duplex.command.call.CallCommand.EndCall;
import dev.duplex.command.call.CallCommand.LeaveCall;
import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Present;
import dev.duplex.command.call.CallState.Rung;
import dev.duplex.command.facts.OwedReplies;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallAnswered;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRingCancelled;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens in a live call when somebody acts, up to its end where that follows. */
final class CallEvents {

    private final Live live;
    private final CallStarted started;
    private final List<DuplexEvent> events = new ArrayList<>();

    CallEvents(Live live) {
        this.live = live;
        this.started = live.started();
    }

    /** Talking settles what either owed for a call that was not answered. */
    List<DuplexEvent> answered(AnswerCall command, OwedReplies owed) {
        UUID person = command.by();
        if (live.seat(person).filter(Rung.class::isInstance).isPresent()) {
            events.add(new CallAnswered(
                    started.workspace(), started.conversation(), started.call(), person, person, command.at()));
        }
        events.add(new CallJoined(
                started.workspace(), started.conversation(), started.call(), person, null, null, person, command.at()));
        owed.open().stream()
                .filter(debt -> debt.message() == null)
                .map(debt -> owed.answered(debt, person, command.at()))
                .forEach(events::add);
        return events;
    }

    List<DuplexEvent> declined(DeclineCall command, Optional<MessageSent> escalatedFrom) {
        UUID person = command.by();
        events.add(new CallDeclined(
                started.workspace(),
                started.conversation(),
                started.call(),
                person,
                command.reason(),
                command.until(),
                null,
                person,
                command.at()));
        Set<UUID> owing = new LinkedHashSet<>();
        if (command.reason() == DeclineReason.LATER) {
            owe(person, escalatedFrom, command.until(), person, command.at());
            owing.add(person);
        }
        Set<UUID> ringing = new HashSet<>(live.in(Rung.class));
        ringing.remove(person);
        endUnanswered(ringing, owing, command.at());
        return events;
    }

    List<DuplexEvent> missed(MissCall command, Optional<MessageSent> escalatedFrom) {
        Instant latest = command.at().minus(command.ringTime());
        Set<UUID> ringing = new HashSet<>(live.in(Rung.class));
        Set<UUID> missing = new LinkedHashSet<>();
        for (UUID person : live.in(Rung.class)) {
            if (live.seats().get(person) instanceof Rung(Instant since) && !since.isAfter(latest)) {
                missing.add(person);
            }
        }
        if (missing.isEmpty()) {
            return events;
        }
        for (UUID person : missing) {
            events.add(new CallMissed(
                    started.workspace(), started.conversation(), started.call(), person, null, command.at()));
            owe(person, escalatedFrom, null, null, command.at());
            ringing.remove(person);
        }
        endUnanswered(ringing, missing, command.at());
        return events;
    }

    List<DuplexEvent> left(LeaveCall command) {
        leave(command.by(), LeaveReason.LEFT, command.by(), command.at());
        Set<UUID> present = new HashSet<>(live.in(Present.class));
        present.remove(command.by());
        if (present.isEmpty()) {
            end(present, live.in(Rung.class), EndReason.EVERYONE_LEFT, command.by(), command.at());
        }
        return events;
    }

    List<DuplexEvent> endedByHost(EndCall command) {
        end(live.in(Present.class), live.in(Rung.class), EndReason.ENDED_BY_HOST, command.by(), command.at());
        return events;
    }

    /** Nobody rings any more and nobody ever came: the call ends, and those who owe a reply go on in messages. */
    private void endUnanswered(Set<UUID> ringing, Set<UUID> owing, Instant at) {
        if (!ringing.isEmpty() || live.answered()) {
            return;
        }
        end(live.in(Present.class), Set.of(), EndReason.NOBODY_ANSWERED, null, at);
        if (!owing.isEmpty()) {
            events.add(new ConversationContinuedLater(
                    started.workspace(),
                    started.conversation(),
                    started.call(),
                    List.copyOf(owing),
                    List.of(),
                    null,
                    null,
                    null,
                    at));
        }
    }

    private void end(Set<UUID> present, Set<UUID> ringing, EndReason reason, @Nullable UUID by, Instant at) {
        for (UUID person : ringing) {
            events.add(
                    new CallRingCancelled(started.workspace(), started.conversation(), started.call(), person, by, at));
        }
        present.forEach(person -> leave(person, LeaveReason.CALL_ENDED, by, at));
        events.add(new CallEnded(started.workspace(), started.conversation(), started.call(), reason, by, at));
    }

    private void leave(UUID person, LeaveReason reason, @Nullable UUID by, Instant at) {
        events.add(new CallLeft(
                started.workspace(), started.conversation(), started.call(), person, reason, null, by, at));
    }

    /** The reply is owed to the message that the call grew out of; nobody owes one to a message of their own. */
    private void owe(
            UUID person, Optional<MessageSent> escalatedFrom, @Nullable Instant until, @Nullable UUID by, Instant at) {
        UUID message = escalatedFrom
                .filter(sent -> !sent.by().equals(person))
                .map(MessageSent::message)
                .orElse(null);
        events.add(new ReplyDeferred(
                started.workspace(), started.conversation(), message, started.call(), person, until, null, by, at));
    }
}

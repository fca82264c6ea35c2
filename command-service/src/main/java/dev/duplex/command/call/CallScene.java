package dev.duplex.command.call;

import dev.duplex.availability.PersonAvailability;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.NotStarted;
import dev.duplex.command.call.CallState.Present;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.facts.KnownAvailability;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.facts.OwedReplies;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.CallEvent.CallSummarized;
import dev.duplex.events.call.Media;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the commands on a call are decided on; each reads only what it needs of it.
 *
 * @param id of the call that the command names; joins elsewhere only tell whereabouts
 * @param owed of the people concerned, in this conversation
 * @param continued how it went on later
 */
record CallScene(
        Optional<UUID> id,
        CallState call,
        Whereabouts whereabouts,
        Membership membership,
        OwedReplies owed,
        KnownAvailability known,
        Written written,
        String notes,
        Optional<ConversationContinuedLater> continued) {

    static final CallScene UNKNOWN = new CallScene(
            Optional.empty(),
            new NotStarted(),
            new Whereabouts(Map.of()),
            Membership.UNKNOWN,
            OwedReplies.NONE,
            KnownAvailability.NONE,
            Written.NOTHING,
            "",
            Optional.empty());

    CallScene evolve(DuplexEvent event) {
        return new CallScene(
                // only the call that the command names has its start in the boundary
                event instanceof CallStarted started ? Optional.of(started.call()) : id,
                event instanceof CallEvent happened && isThis(happened) ? call.evolve(happened) : call,
                event instanceof CallEvent happened ? whereabouts.evolve(happened) : whereabouts,
                membership.evolve(event),
                owed.evolve(event),
                known.evolve(event),
                written(event),
                event instanceof CallSummarized summarized ? summarized.notes() : notes,
                event instanceof ConversationContinuedLater later ? Optional.of(later) : continued);
    }

    private Written written(DuplexEvent event) {
        return switch (event) {
            case MessageSent sent -> written.with(sent, id.orElseThrow());
            case MessageRetracted retracted -> written.without(retracted.message());
            default -> written;
        };
    }

    private boolean isThis(CallEvent event) {
        return event instanceof CallStarted || id.filter(event.call()::equals).isPresent();
    }

    static Boundary owedBy(UUID conversation, UUID person) {
        return Boundary.of(EventTag.participant(conversation, person), ReplyDeferred.class, ReplyDeferralDropped.class);
    }

    /** The message that a call grew out of, those of a live chat, and which of them were retracted. */
    Boundary written(CallStarted call) {
        Boundary chat = chat(call);
        UUID from = call.escalatedFrom();
        Boundary all =
                from == null ? chat : chat.and(EventTag.message(from), MessageSent.class, MessageRetracted.class);
        return all.and(written.retractions());
    }

    /** The lines of a live chat. */
    static Boundary chat(CallStarted call) {
        return call.media() == Media.TEXT ? Boundary.of(EventTag.call(call.call()), MessageSent.class) : Boundary.NONE;
    }

    /** What it depends on who owes a reply when the call ends without an answer, and when one is likely. */
    Boundary unanswered(Live live) {
        CallStarted call = live.started();
        List<UUID> absent = live.seats().entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Present))
                .map(Map.Entry::getKey)
                .toList();
        return absent.stream()
                .map(person -> owedBy(call.conversation(), person))
                .reduce(written(call).and(Reach.availability(call.workspace(), absent)), Boundary::and);
    }

    /** What a person owes for this call. */
    Optional<ReplyDeferred> owes(UUID person) {
        return owed.open().stream()
                .filter(debt -> debt.person().equals(person)
                        && id.filter(call -> call.equals(debt.call())).isPresent())
                .findFirst();
    }

    /** The message to which a person would owe the reply; whoever owes one for this call already owes no second one. */
    Optional<UUID> replyTo(UUID person) {
        Optional<ReplyDeferred> owes = owes(person);
        return owes.isPresent() ? owes.map(ReplyDeferred::message) : written.waitingFor(person);
    }

    /** When one of those who owe a reply can be reached next, not before the time that they named themselves. */
    Optional<Instant> answerLikely(Collection<ReplyDeferred> debts, Instant at) {
        return likely(debts, known, at);
    }

    static Optional<Instant> likely(Collection<ReplyDeferred> debts, KnownAvailability known, Instant at) {
        return debts.stream()
                .flatMap(debt -> known.of(debt.person()).flatMap(person -> next(person, debt, at)).stream())
                .min(Instant::compareTo);
    }

    private static Optional<Instant> next(PersonAvailability person, ReplyDeferred debt, Instant at) {
        Instant until = Objects.requireNonNullElse(debt.until(), at);
        return person.nextGoodMoment(until.isAfter(at) ? until : at);
    }
}

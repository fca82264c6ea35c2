package dev.duplex.query.analytics;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.Origin;
import dev.duplex.query.analytics.waitspan.Fact;
import dev.duplex.query.analytics.waitspan.Speaker;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What of an event matters to waiting, and in which conversation. */
final class FactOfEvent {

    record Found(UUID conversation, Fact fact) {}

    private final Function<UUID, Speaker> speakers;

    FactOfEvent(Function<UUID, Speaker> speakers) {
        this.speakers = speakers;
    }

    /** Empty for events of other subjects: reply-later, transitions, people and workspaces stop no clock. */
    Optional<Found> of(long position, DuplexEvent event) {
        if (event instanceof MessageEvent message) {
            return found(message.conversation(), of(position, message));
        }
        if (event instanceof CallEvent call) {
            return found(call.conversation(), of(position, call));
        }
        if (event instanceof ParticipantAdded added) {
            Speaker speaker = speakers.apply(added.person());
            Fact fact = new Fact.TookPart(position, added.at(), added.person(), speaker);
            return found(added.conversation(), speaker == Speaker.CUSTOMER ? fact : null);
        }
        return Optional.empty();
    }

    private static Optional<Found> found(UUID conversation, @Nullable Fact fact) {
        return fact == null ? Optional.empty() : Optional.of(new Found(conversation, fact));
    }

    private @Nullable Fact of(long position, MessageEvent event) {
        return switch (event) {
            case MessageEvent.MessageSent note when note.privateNote() -> null;
            case MessageEvent.MessageSent sent ->
                new Fact.Said(
                        position,
                        sent.at(),
                        sent.message(),
                        sent.by(),
                        speaker(sent.by(), sent.origin()),
                        sent.inReplyTo(),
                        sent.mode());
            case MessageEvent.MessageRetracted retracted ->
                new Fact.Retracted(position, retracted.at(), retracted.message());
            case MessageEvent.MessageEdited _, MessageEvent.ReactionAdded _, MessageEvent.ReactionRemoved _ -> null;
        };
    }

    private @Nullable Fact of(long position, CallEvent event) {
        return switch (event) {
            case CallEvent.CallRung rung -> new Fact.Rung(position, rung.at(), rung.call(), rung.person(), rung.by());
            case CallEvent.CallAnswered answered ->
                new Fact.Answered(position, answered.at(), answered.call(), answered.person());
            case CallEvent.CallDeclined not -> notAnswered(position, not);
            case CallEvent.CallMissed not -> notAnswered(position, not);
            case CallEvent.CallRingCancelled not -> notAnswered(position, not);
            case CallEvent.CallJoined joined ->
                new Fact.Joined(position, joined.at(), joined.call(), joined.person(), speakers.apply(joined.person()));
            // who goes on on another device was there all the time
            case CallEvent.CallLeft left when left.reason() == LeaveReason.MOVED -> null;
            case CallEvent.CallLeft left -> new Fact.Left(position, left.at(), left.call(), left.person());
            case CallEvent.CallEnded ended -> new Fact.CallEnded(position, ended.at(), ended.call());
            case CallEvent.CallStarted _, CallEvent.CallHostChanged _, CallEvent.CallSummarized _ -> null;
        };
    }

    private static Fact notAnswered(long position, CallEvent.OfPerson event) {
        return new Fact.NotAnswered(position, event.at(), event.call(), event.person());
    }

    private Speaker speaker(UUID author, Origin origin) {
        return switch (origin) {
            case BOT, AUTOMATION -> Speaker.MACHINE;
            case PERSON, IMPORT -> speakers.apply(author);
        };
    }
}

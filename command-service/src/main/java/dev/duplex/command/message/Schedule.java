package dev.duplex.command.message;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageCancelled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageFailed;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The phases of a message that is to be sent later. */
sealed interface Schedule {

    /** No message of this id was ever scheduled. */
    record None() implements Schedule {}

    /** @param first as it was asked for at first */
    record Pending(MessageScheduled first, MessageScheduled inForce) implements Schedule {}

    /** It could not be sent: that stays until its author gives it another time or cancels it. */
    record Failed(MessageScheduled first, MessageScheduled inForce) implements Schedule {}

    /** @param how sent or cancelled */
    record Over(MessageScheduled first, How how) implements Schedule {}

    enum How {
        SENT,
        CANCELLED
    }

    default Schedule evolve(DuplexEvent event) {
        return switch (event) {
            case MessageScheduled scheduled ->
                switch (this) {
                    case None _ -> new Pending(scheduled, scheduled);
                    case Pending pending -> new Pending(pending.first(), scheduled);
                    case Failed failed -> new Pending(failed.first(), scheduled);
                    case Over over -> over;
                };
            case ScheduledMessageCancelled _ -> over(How.CANCELLED);
            case ScheduledMessageFailed _
            when this instanceof Pending pending -> new Failed(pending.first(), pending.inForce());
            case MessageSent sent
            when this instanceof Pending pending && pending.first().message().equals(sent.message()) -> over(How.SENT);
            default -> this;
        };
    }

    private Schedule over(How how) {
        return switch (this) {
            case Pending pending -> new Over(pending.first(), how);
            case Failed failed -> new Over(failed.first(), how);
            case None _, Over _ -> this;
        };
    }

    /** As it is to be sent, or was when it could not be; empty where nothing can be changed of it. */
    default Optional<MessageScheduled> changeable() {
        return switch (this) {
            case Pending pending -> Optional.of(pending.inForce());
            case Failed failed -> Optional.of(failed.inForce());
            case None _, Over _ -> Optional.empty();
        };
    }

    /** The message as it is sent. */
    static SendMessage content(MessageScheduled scheduled, Instant at) {
        return new SendMessage(
                scheduled.conversation(),
                scheduled.message(),
                scheduled.text(),
                MessageMode.ASYNC,
                null,
                scheduled.inReplyTo(),
                scheduled.mentions(),
                scheduled.broadcast(),
                scheduled.urgency(),
                scheduled.needsReplyBy(),
                scheduled.privateNote(),
                scheduled.attachments(),
                scheduled.person(),
                at);
    }

    static MessageScheduled scheduled(
            String workspace, SendMessage content, Instant dueAt, @Nullable UUID inHoursOf, @Nullable UUID by) {
        return new MessageScheduled(
                workspace,
                content.conversation(),
                content.message(),
                content.text(),
                content.inReplyTo(),
                content.mentions(),
                content.broadcast(),
                content.urgency(),
                content.needsReplyBy(),
                content.privateNote(),
                content.attachments(),
                dueAt,
                inHoursOf,
                content.by(),
                by,
                content.at());
    }
}

package dev.duplex.query.replylater;

import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageEvent.ReactionRemoved;
import dev.duplex.events.message.ScheduledMessageEvent;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageCancelled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageFailed;
import dev.duplex.query.projection.Batch;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an event changes in the messages that are to be sent later. */
record ScheduledFold(Batch batch, long position) {

    void apply(ScheduledMessageEvent event) {
        switch (event) {
            case MessageScheduled scheduled ->
                batch.update(
                        ScheduledDocument.SHELF,
                        scheduled.message(),
                        position,
                        before -> ScheduledDocument.of(before, scheduled, position));
            case ScheduledMessageCancelled cancelled ->
                change(
                        cancelled.message(),
                        document -> document.ended(ScheduledState.CANCELLED, cancelled.at(), null, null, position));
            case ScheduledMessageFailed failed -> {
                told(failed);
                change(
                        failed.message(),
                        document -> document.ended(
                                ScheduledState.FAILED, failed.at(), failed.code(), failed.reason(), position));
            }
        }
    }

    void apply(MessageEvent event) {
        switch (event) {
            case MessageSent sent ->
                change(
                        sent.message(),
                        document -> document.ended(ScheduledState.SENT, sent.at(), null, null, position));
            case MessageEdited edited -> change(edited.message(), document -> document.saying(edited.text(), position));
            case MessageRetracted retracted -> change(retracted.message(), document -> document.saying(null, position));
            case ReactionAdded _, ReactionRemoved _ -> {}
        }
    }

    private void told(ScheduledMessageFailed failed) {
        batch.update(
                ReminderDocument.SHELF,
                position,
                position,
                none -> new ReminderDocument(
                        position,
                        ReminderKind.NOT_SENT,
                        failed.conversation(),
                        null,
                        null,
                        failed.message(),
                        failed.code(),
                        failed.reason(),
                        List.of(failed.person()),
                        false,
                        failed.person(),
                        null,
                        failed.at(),
                        position));
    }

    private void change(UUID message, Function<ScheduledDocument, @Nullable ScheduledDocument> change) {
        batch.change(ScheduledDocument.SHELF, message, position, change);
    }
}

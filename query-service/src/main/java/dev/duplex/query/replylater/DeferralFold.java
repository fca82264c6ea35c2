package dev.duplex.query.replylater;

import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import dev.duplex.query.projection.Batch;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an event changes in what a person owes. */
record DeferralFold(Batch batch, long position) {

    void apply(ReplyLaterEvent event) {
        switch (event) {
            case ReplyDeferred deferred -> deferred(deferred);
            case ReplyReminded reminded -> {
                given(reminded);
                open(reminded, deferral -> deferral.reminded(reminded.at(), position));
            }
            case ReplyReminderPostponed postponed ->
                open(postponed, deferral -> deferral.postponed(postponed, position));
            case ReplyDeferralDropped dropped -> open(dropped, deferral -> deferral.dropped(dropped, position));
        }
    }

    private void deferred(ReplyDeferred event) {
        String id = DeferralDocument.id(event);
        batch.get(DeferralDocument.SHELF, id)
                .filter(before -> !before.isOpen() && before.position() < position)
                .ifPresent(before -> {
                    DeferralDocument kept = before.kept(position);
                    batch.update(DeferralDocument.SHELF, kept.id(), position, none -> kept);
                });
        batch.update(
                DeferralDocument.SHELF,
                id,
                position,
                before -> before == null || !before.isOpen()
                        ? DeferralDocument.of(event, position)
                        : before.moved(event, position));
    }

    private void open(ReplyLaterEvent event, UnaryOperator<DeferralDocument> change) {
        batch.change(
                DeferralDocument.SHELF,
                DeferralDocument.id(event),
                position,
                deferral -> deferral.isOpen() ? change.apply(deferral) : null);
    }

    private void given(ReplyReminded event) {
        String note = batch.get(DeferralDocument.SHELF, DeferralDocument.id(event))
                .map(DeferralDocument::note)
                .orElse(null);
        batch.update(
                ReminderDocument.SHELF,
                position,
                position,
                none -> new ReminderDocument(
                        position,
                        ReminderKind.REPLY_OWED,
                        event.conversation(),
                        event.message(),
                        event.call(),
                        null,
                        null,
                        null,
                        List.of(event.person()),
                        false,
                        event.person(),
                        note,
                        event.at(),
                        position));
    }
}

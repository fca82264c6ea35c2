package dev.duplex.query.replylater;

import com.mongodb.client.model.Filters;
import dev.duplex.events.replylater.AnswerReminderEvent;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderDropped;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderGiven;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderSet;
import dev.duplex.query.projection.Batch;
import java.util.List;
import java.util.UUID;

/** What an event changes in the reminders of answers. */
record ReminderFold(Batch batch, long position) {

    void apply(AnswerReminderEvent event) {
        switch (event) {
            case AnswerReminderSet set ->
                batch.update(
                        AnswerReminderDocument.SHELF,
                        set.reminder(),
                        position,
                        before -> AnswerReminderDocument.of(before, set, position));
            case AnswerReminderGiven given -> {
                given(given);
                ended(given, AnswerReminderState.GIVEN);
            }
            case AnswerReminderDropped dropped -> ended(dropped, AnswerReminderState.after(dropped.reason()));
        }
    }

    private void ended(AnswerReminderEvent event, AnswerReminderState as) {
        batch.change(
                AnswerReminderDocument.SHELF,
                event.reminder(),
                position,
                reminder -> reminder.ended(as, event.at(), position));
    }

    private void given(AnswerReminderGiven event) {
        batch.get(AnswerReminderDocument.SHELF, event.reminder())
                .ifPresent(waiting -> batch.update(
                        ReminderDocument.SHELF,
                        position,
                        position,
                        none -> new ReminderDocument(
                                position,
                                ReminderKind.NOT_ANSWERED,
                                event.conversation(),
                                event.message(),
                                null,
                                null,
                                null,
                                null,
                                event.people().isEmpty() ? everybody(event.conversation()) : event.people(),
                                event.people().isEmpty(),
                                waiting.setBy(),
                                waiting.note(),
                                event.at(),
                                position)));
    }

    private List<UUID> everybody(UUID conversation) {
        return batch
                .where(
                        Participant.SHELF,
                        Filters.eq("conversation", conversation),
                        one -> one.present() && one.conversation().equals(conversation))
                .stream()
                .map(Participant::person)
                .toList();
    }
}

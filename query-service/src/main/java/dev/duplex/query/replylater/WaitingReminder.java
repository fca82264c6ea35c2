package dev.duplex.query.replylater;

import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderSet;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** What a reminder of an answer said when it was set last, for when it is given. */
public record WaitingReminder(
        @BsonId UUID id, UUID setBy, @Nullable String note, long position) implements ReadDocument {

    static final Shelf<WaitingReminder> SHELF = new Shelf<>("reminders_waiting", WaitingReminder.class, List.of());

    static WaitingReminder of(AnswerReminderSet set, long position) {
        return new WaitingReminder(set.reminder(), set.by(), set.note(), position);
    }
}

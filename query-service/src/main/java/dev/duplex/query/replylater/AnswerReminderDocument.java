package dev.duplex.query.replylater;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderSet;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The reminder that a person has set last for answers to a message.
 *
 * @param people whom it reminds, none for all members who take part
 * @param setAt when it was set first, before it was moved
 * @param opened the position of that event
 */
public record AnswerReminderDocument(
        @BsonId UUID id,
        UUID conversation,
        UUID message,
        UUID setBy,
        List<UUID> people,
        Instant due,
        @Nullable String note,
        AnswerReminderState state,
        Instant setAt,
        @Nullable Instant endedAt,
        long opened,
        long position)
        implements ReadDocument {

    static final Shelf<AnswerReminderDocument> SHELF = new Shelf<>(
            "reminders_of_answers",
            AnswerReminderDocument.class,
            List.of(Indexes.ascending("setBy", "due", "opened"), Indexes.ascending("setBy", "state", "due", "opened")));

    /** @param before null for a new one */
    static AnswerReminderDocument of(@Nullable AnswerReminderDocument before, AnswerReminderSet set, long position) {
        Optional<AnswerReminderDocument> moved = Optional.ofNullable(before).filter(AnswerReminderDocument::isPending);
        return new AnswerReminderDocument(
                set.reminder(),
                set.conversation(),
                set.message(),
                set.by(),
                set.people(),
                set.due(),
                set.note(),
                AnswerReminderState.PENDING,
                moved.map(AnswerReminderDocument::setAt).orElse(set.at()),
                null,
                moved.map(AnswerReminderDocument::opened).orElse(position),
                position);
    }

    private boolean isPending() {
        return state == AnswerReminderState.PENDING;
    }

    AnswerReminderDocument ended(AnswerReminderState as, Instant at, long applied) {
        return isPending()
                ? new AnswerReminderDocument(
                        id, conversation, message, setBy, people, due, note, as, setAt, at, opened, applied)
                : this;
    }
}

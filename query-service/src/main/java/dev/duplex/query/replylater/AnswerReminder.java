package dev.duplex.query.replylater;

import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reminder of answers as the schema has it. */
record AnswerReminder(
        UUID conversationId,
        @Nullable ConversationRef conversation,
        UUID message,
        List<PersonRef> people,
        Instant due,
        @Nullable String note,
        AnswerReminderState state,
        Instant setAt,
        @Nullable Instant endedAt) {

    static AnswerReminder of(AnswerReminderDocument document, Places places) {
        return new AnswerReminder(
                document.conversation(),
                places.of(document.conversation()),
                document.message(),
                PersonRef.all(document.people()),
                document.due(),
                document.note(),
                document.state(),
                document.setAt(),
                document.endedAt());
    }
}

package dev.duplex.query.replylater;

import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reminder as the schema has it. */
record Reminder(
        ReminderKind kind,
        UUID conversationId,
        @Nullable ConversationRef conversation,
        @Nullable UUID message,
        @Nullable UUID call,
        @Nullable UUID scheduledMessage,
        @Nullable String code,
        @Nullable String reason,
        PersonRef setBy,
        @Nullable String note,
        Instant at) {

    static Reminder of(ReminderDocument document, Places places) {
        return new Reminder(
                document.kind(),
                document.conversation(),
                places.of(document.conversation()),
                document.message(),
                document.call(),
                document.scheduled(),
                document.code(),
                document.reason(),
                new PersonRef(document.setBy()),
                document.note(),
                document.at());
    }
}

package dev.duplex.query.replylater;

import dev.duplex.events.message.Urgency;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A scheduled message as the schema has it. */
record ScheduledMessage(
        UUID id,
        UUID conversationId,
        @Nullable ConversationRef conversation,
        @Nullable String text,
        @Nullable UUID inReplyTo,
        List<PersonRef> mentions,
        Urgency urgency,
        @Nullable Instant needsReplyBy,
        Instant dueAt,
        @Nullable PersonRef inHoursOf,
        ScheduledState state,
        Instant scheduledAt,
        @Nullable Instant endedAt,
        @Nullable String code,
        @Nullable String reason) {

    static ScheduledMessage of(ScheduledDocument document, Places places) {
        UUID inHoursOf = document.inHoursOf();
        return new ScheduledMessage(
                document.id(),
                document.conversation(),
                places.of(document.conversation()),
                document.text(),
                document.inReplyTo(),
                document.mentions().stream().map(PersonRef::new).toList(),
                document.urgency(),
                document.needsReplyBy(),
                document.dueAt(),
                inHoursOf == null ? null : new PersonRef(inHoursOf),
                document.state(),
                document.scheduledAt(),
                document.endedAt(),
                document.code(),
                document.reason());
    }
}

package dev.duplex.query.call;

import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import dev.duplex.query.graphql.OfMessage;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How messages became a call. Part of documents.
 *
 * @param wanted who was wanted in it
 * @param reason why it took a call, null where nobody said
 */
public record Escalation(
        UUID message,
        List<UUID> wanted,
        @Nullable String reason,
        @Nullable UUID by,
        Instant at) {

    public static Escalation of(ConversationEscalated escalated) {
        return new Escalation(
                escalated.fromMessage(), escalated.wanted(), escalated.reason(), escalated.by(), escalated.at());
    }

    /** As the schema has it. */
    public record View(
            UUID messageId,
            List<PersonRef> wanted,
            @Nullable String reason,
            @Nullable PersonRef by,
            Instant at) implements OfMessage {

        public static @Nullable View of(@Nullable Escalation of) {
            return of == null
                    ? null
                    : new View(
                            of.message(),
                            PersonRef.all(of.wanted()),
                            of.reason(),
                            PersonRef.ofNullable(of.by()),
                            of.at());
        }
    }
}

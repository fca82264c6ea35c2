package dev.duplex.query.replylater;

import dev.duplex.events.replylater.PostponeReason;
import dev.duplex.query.graphql.ConversationRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deferral as the schema has it. */
record Deferral(
        UUID conversationId,
        @Nullable ConversationRef conversation,
        @Nullable UUID message,
        @Nullable UUID call,
        @Nullable Instant until,
        @Nullable String note,
        DeferralState state,
        Instant since,
        @Nullable Instant remindedAt,
        @Nullable Instant postponedUntil,
        @Nullable PostponeReason postponedFor,
        @Nullable Instant endedAt) {

    static Deferral of(DeferralDocument document, Places places) {
        return new Deferral(
                document.conversation(),
                places.of(document.conversation()),
                document.message(),
                document.call(),
                document.until(),
                document.note(),
                document.state(),
                document.since(),
                document.remindedAt(),
                document.postponedUntil(),
                document.postponedFor(),
                document.endedAt());
    }
}

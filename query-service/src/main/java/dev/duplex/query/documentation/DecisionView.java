package dev.duplex.query.documentation;

import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision as the schema has it. */
record DecisionView(
        UUID id,
        ConversationRef conversation,
        String text,
        List<UUID> messages,
        List<UUID> calls,
        PersonRef by,
        Instant at,
        long position,
        boolean inForce,
        @Nullable Superseded superseded,
        List<UUID> supersedes) {

    record Superseded(@Nullable UUID decision, @Nullable String reason, PersonRef by, Instant at) {}

    static DecisionView of(DecisionDocument decision) {
        DecisionDocument.Superseded gone = decision.superseded();
        return new DecisionView(
                decision.id(),
                new ConversationRef(decision.conversation()),
                decision.text(),
                decision.messages(),
                decision.calls(),
                new PersonRef(decision.by()),
                decision.at(),
                decision.logged(),
                gone == null,
                gone == null
                        ? null
                        : new Superseded(gone.decision(), gone.reason(), new PersonRef(gone.by()), gone.at()),
                decision.supersedes());
    }
}

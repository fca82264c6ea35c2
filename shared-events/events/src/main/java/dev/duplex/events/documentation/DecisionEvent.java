package dev.duplex.events.documentation;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided in a conversation, and on what ground. */
public sealed interface DecisionEvent extends DuplexEvent {

    UUID conversation();

    UUID decision();

    /**
     * @param messages in which it was decided, in the same conversation
     * @param calls in which it was decided, in the same conversation
     */
    record DecisionRecorded(
            String workspace,
            UUID conversation,
            UUID decision,
            @Personal(subject = "by") String text,
            List<UUID> messages,
            List<UUID> calls,
            UUID by,
            Instant at)
            implements DecisionEvent {

        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation), EventTag.decision(decision));
        }
    }

    /**
     * Another decision holds in place of this one.
     *
     * @param supersededBy null where it is taken back and nothing holds in its place
     */
    record DecisionSuperseded(
            String workspace,
            UUID conversation,
            UUID decision,
            @Nullable UUID supersededBy,
            @Personal(subject = "by") @Nullable String reason,
            UUID by,
            Instant at)
            implements DecisionEvent {

        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation), EventTag.decision(decision));
        }
    }
}

package dev.duplex.events.transition;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation changed its mode. */
public sealed interface TransitionEvent extends DuplexEvent {

    UUID conversation();

    UUID call();

    @Override
    default Set<EventTag> tags() {
        return Set.of(EventTag.conversation(conversation()), EventTag.call(call()));
    }

    /**
     * From messages to a call.
     *
     * @param wanted who is wanted in it
     * @param reason why it takes a call, null where nobody said
     */
    record ConversationEscalated(
            String workspace,
            UUID conversation,
            UUID fromMessage,
            UUID call,
            List<UUID> wanted,
            @Personal(subject = "by") @Nullable String reason,
            @Nullable UUID by,
            Instant at)
            implements TransitionEvent {}

    /**
     * From a call back to messages.
     *
     * @param owing the people who owe a reply now
     * @param points what is still open, each with an event of its own in the same append
     * @param reason why it goes on later, null where nobody said
     * @param answerLikelyAt when one of those who owe a reply can be reached next, null where that is not in sight
     */
    record ConversationContinuedLater(
            String workspace,
            UUID conversation,
            UUID call,
            List<UUID> owing,
            @Personal(subject = "by") List<OpenPoint> points,
            @Personal(subject = "by") @Nullable String reason,
            @Nullable Instant answerLikelyAt,
            @Nullable UUID by,
            Instant at)
            implements TransitionEvent {}
}

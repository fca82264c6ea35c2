package dev.duplex.events.transition;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
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

    /** From messages to a call. */
    record ConversationEscalated(
            String workspace,
            UUID conversation,
            UUID fromMessage,
            UUID call,
            @Nullable UUID by,
            Instant at) implements TransitionEvent {}

    /**
     * From a call back to messages.
     *
     * @param owing the people who owe a reply now
     */
    record ConversationContinuedLater(
            String workspace,
            UUID conversation,
            UUID call,
            List<UUID> owing,
            @Nullable UUID by,
            Instant at) implements TransitionEvent {}
}

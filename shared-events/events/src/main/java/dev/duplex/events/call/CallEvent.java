package dev.duplex.events.call;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public sealed interface CallEvent extends DuplexEvent {

    UUID conversation();

    UUID call();

    /** What happened to one person's seat or bell. */
    sealed interface OfPerson extends CallEvent {

        UUID person();

        @Override
        default Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation()), EventTag.call(call()), EventTag.person(person()));
        }
    }

    /**
     * @param ring who is rung; each also has an event of its own in the same append
     * @param escalatedFrom the message that the call grew out of, null for a fresh call
     */
    record CallStarted(
            String workspace,
            UUID conversation,
            UUID call,
            Media media,
            List<UUID> ring,
            @Nullable UUID escalatedFrom,
            UUID by,
            Instant at)
            implements CallEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation), EventTag.call(call));
        }
    }

    record CallRung(
            String workspace,
            UUID conversation,
            UUID call,
            UUID person,
            @Nullable UUID by,
            Instant at) implements OfPerson {}

    record CallAnswered(
            String workspace,
            UUID conversation,
            UUID call,
            UUID person,
            @Nullable UUID by,
            Instant at) implements OfPerson {}

    /** @param until when the person means to call or write back, only with {@link DeclineReason#LATER} */
    record CallDeclined(
            String workspace,
            UUID conversation,
            UUID call,
            UUID person,
            DeclineReason reason,
            @Nullable Instant until,
            @Nullable UUID by,
            Instant at)
            implements OfPerson {}

    record CallMissed(
            String workspace,
            UUID conversation,
            UUID call,
            UUID person,
            @Nullable UUID by,
            Instant at) implements OfPerson {}

    record CallRingCancelled(
            String workspace,
            UUID conversation,
            UUID call,
            UUID person,
            @Nullable UUID by,
            Instant at) implements OfPerson {}

    record CallJoined(
            String workspace,
            UUID conversation,
            UUID call,
            UUID person,
            @Nullable UUID by,
            Instant at) implements OfPerson {}

    record CallLeft(
            String workspace,
            UUID conversation,
            UUID call,
            UUID person,
            @Nullable UUID by,
            Instant at) implements OfPerson {}

    record CallEnded(
            String workspace,
            UUID conversation,
            UUID call,
            EndReason reason,
            @Nullable UUID by,
            Instant at) implements CallEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation), EventTag.call(call));
        }
    }
}

package dev.duplex.events.call;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
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
     * @param ring who is to be rung; each also has an event of its own in the same append
     * @param urgent whether the ring passes off hours, and focus time where the person lets urgent rings through
     * @param escalatedFrom the message that the call grew out of, null for a fresh call
     * @param scheduled the scheduled call that it takes place for, null for none
     * @param link where it takes place when its media do not flow between the participants themselves, else null
     */
    record CallStarted(
            String workspace,
            UUID conversation,
            UUID call,
            Media media,
            List<UUID> ring,
            boolean urgent,
            @Nullable UUID escalatedFrom,
            @Nullable UUID scheduled,
            @Nullable String link,
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

    /**
     * Declined by the person, or turned away at once because the person cannot be rung.
     *
     * @param until when the person means to call or write back, only with {@link DeclineReason#LATER}; when the person can be
     *     rung again, where it was turned away and that is known
     * @param standIn who is rung in place of somebody absent, null for nobody
     */
    record CallDeclined(
            String workspace,
            UUID conversation,
            UUID call,
            UUID person,
            DeclineReason reason,
            @Nullable Instant until,
            @Nullable UUID standIn,
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

    /**
     * @param media of the call, null where the event is older than live chats: then it is anything but text
     * @param device on which the person takes part, null where the client names none
     */
    record CallJoined(
            String workspace,
            UUID conversation,
            UUID call,
            UUID person,
            @Nullable Media media,
            @Nullable String device,
            @Nullable UUID by,
            Instant at)
            implements OfPerson {}

    /** @param device on which the person took part, null where the client names none */
    record CallLeft(
            String workspace,
            UUID conversation,
            UUID call,
            UUID person,
            LeaveReason reason,
            @Nullable String device,
            @Nullable UUID by,
            Instant at)
            implements OfPerson {}

    /**
     * The one who may end the call for everyone is another.
     *
     * @param host from now on
     * @param by null where it passed on because the host left
     */
    record CallHostChanged(
            String workspace,
            UUID conversation,
            UUID call,
            UUID host,
            @Nullable UUID by,
            Instant at) implements CallEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation), EventTag.call(call));
        }
    }

    /** What is noted about the call; the last notes hold. */
    record CallSummarized(
            String workspace,
            UUID conversation,
            UUID call,
            @Personal(subject = "by") String notes,
            UUID by,
            Instant at) implements CallEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation), EventTag.call(call));
        }
    }

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

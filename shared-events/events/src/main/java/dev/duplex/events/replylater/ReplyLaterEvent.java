package dev.duplex.events.replylater;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person owes a reply: to a message, or to a call that was missed or declined for later. Such a call that was
 * escalated from a message owes the reply to that message and names the call beside it.
 */
public sealed interface ReplyLaterEvent extends DuplexEvent {

    UUID conversation();

    UUID person();

    /** The message that waits for the reply, null where it is a call alone. */
    @Nullable UUID message();

    /** The call that was not answered, null where the person chose by himself to reply later. */
    @Nullable UUID call();

    @Override
    default Set<EventTag> tags() {
        Set<EventTag> tags = new HashSet<>(Set.of(
                EventTag.conversation(conversation()),
                EventTag.person(person()),
                EventTag.participant(conversation(), person())));
        UUID message = message();
        if (message != null) {
            tags.add(EventTag.message(message));
        }
        UUID call = call();
        if (call != null) {
            tags.add(EventTag.call(call));
        }
        return tags;
    }

    /** @param until when the person means to reply, null for no instant */
    record ReplyDeferred(
            String workspace,
            UUID conversation,
            @Nullable UUID message,
            @Nullable UUID call,
            UUID person,
            @Nullable Instant until,
            @Personal(subject = "person") @Nullable String note,
            @Nullable UUID by,
            Instant at)
            implements ReplyLaterEvent {}

    /** It became due and still stood: the person was reminded. */
    record ReplyReminded(
            String workspace,
            UUID conversation,
            @Nullable UUID message,
            @Nullable UUID call,
            UUID person,
            @Nullable UUID by,
            Instant at)
            implements ReplyLaterEvent {}

    /** @param until when the person can be reminded */
    record ReplyReminderPostponed(
            String workspace,
            UUID conversation,
            @Nullable UUID message,
            @Nullable UUID call,
            UUID person,
            PostponeReason reason,
            Instant until,
            @Nullable UUID by,
            Instant at)
            implements ReplyLaterEvent {}

    /** @param promise null where there was no instant, or no answer */
    record ReplyDeferralDropped(
            String workspace,
            UUID conversation,
            @Nullable UUID message,
            @Nullable UUID call,
            UUID person,
            DropReason reason,
            @Nullable Promise promise,
            @Nullable UUID by,
            Instant at)
            implements ReplyLaterEvent {}
}

package dev.duplex.events.message;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public sealed interface MessageEvent extends DuplexEvent {

    UUID conversation();

    UUID message();

    /**
     * @param call the live chat in which it was written, null for none
     * @param inReplyTo the message that this one answers; imported history may name one that is not in the log
     * @param broadcast whom it mentions without naming them, null for nobody
     * @param needsReplyBy until when the sender asks for an answer, null for no wish
     * @param privateNote for the members of the workspace only, never for a customer
     */
    record MessageSent(
            String workspace,
            UUID conversation,
            UUID message,
            @Personal(subject = "by") String text,
            MessageMode mode,
            @Nullable UUID call,
            @Nullable UUID inReplyTo,
            List<UUID> mentions,
            @Nullable Broadcast broadcast,
            Urgency urgency,
            @Nullable Instant needsReplyBy,
            boolean privateNote,
            @Personal(subject = "by") List<FileReference> attachments,
            Origin origin,
            UUID by,
            Instant at)
            implements MessageEvent {
        @Override
        public Set<EventTag> tags() {
            return Stream.of(
                            Stream.of(
                                    EventTag.conversation(conversation),
                                    EventTag.message(message),
                                    EventTag.person(by)),
                            Stream.ofNullable(call).map(EventTag::call),
                            FileReference.tags(attachments))
                    .flatMap(tags -> tags)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * @param mentions whom the text mentions now, null where that is as before
     * @param broadcast as of {@code mentions}
     */
    record MessageEdited(
            String workspace,
            UUID conversation,
            UUID message,
            @Personal(subject = "author") String text,
            @Nullable List<UUID> mentions,
            @Nullable Broadcast broadcast,
            UUID author,
            @Nullable UUID by,
            Instant at)
            implements MessageEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation), EventTag.message(message));
        }
    }

    record MessageRetracted(
            String workspace,
            UUID conversation,
            UUID message,
            @Nullable UUID by,
            Instant at) implements MessageEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation), EventTag.message(message));
        }
    }

    record ReactionAdded(String workspace, UUID conversation, UUID message, String emoji, UUID by, Instant at)
            implements MessageEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation), EventTag.message(message));
        }
    }

    record ReactionRemoved(String workspace, UUID conversation, UUID message, String emoji, UUID by, Instant at)
            implements MessageEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation), EventTag.message(message));
        }
    }
}

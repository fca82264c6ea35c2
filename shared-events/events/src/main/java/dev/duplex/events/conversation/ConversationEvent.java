package dev.duplex.events.conversation;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public sealed interface ConversationEvent extends DuplexEvent {

    UUID conversation();

    /** @param participants the people it was started with; each also has an event of its own in the same append */
    record ConversationStarted(
            String workspace,
            UUID conversation,
            ConversationKind kind,
            @Personal(subject = "by") @Nullable String subject,
            @Nullable String external,
            List<UUID> participants,
            @Nullable UUID by,
            Instant at)
            implements ConversationEvent {
        @Override
        public Set<EventTag> tags() {
            Set<EventTag> tags = new HashSet<>(Set.of(EventTag.conversation(conversation)));
            if (external != null) {
                tags.add(EventTag.external(workspace, external));
            }
            if (kind == ConversationKind.DIRECT) {
                tags.add(EventTag.direct(workspace, participants));
            }
            return tags;
        }
    }

    record ParticipantAdded(
            String workspace,
            UUID conversation,
            UUID person,
            ParticipantRole role,
            @Nullable UUID by,
            Instant at) implements ConversationEvent {
        @Override
        public Set<EventTag> tags() {
            return membership(conversation, person);
        }
    }

    record ParticipantLeft(
            String workspace,
            UUID conversation,
            UUID person,
            @Nullable UUID by,
            Instant at) implements ConversationEvent {
        @Override
        public Set<EventTag> tags() {
            return membership(conversation, person);
        }
    }

    record ConversationRenamed(
            String workspace,
            UUID conversation,
            @Personal(subject = "by") String subject,
            @Nullable UUID by,
            Instant at)
            implements ConversationEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation));
        }
    }

    record ParticipantRoleChanged(
            String workspace,
            UUID conversation,
            UUID person,
            ParticipantRole role,
            @Nullable UUID by,
            Instant at) implements ConversationEvent {
        @Override
        public Set<EventTag> tags() {
            return membership(conversation, person);
        }
    }

    /** It takes no message until it is reopened. */
    record ConversationClosed(
            String workspace,
            UUID conversation,
            @Personal(subject = "by") @Nullable String reason,
            @Nullable UUID by,
            Instant at)
            implements ConversationEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation));
        }
    }

    record ConversationReopened(
            String workspace,
            UUID conversation,
            ReopenReason reason,
            @Nullable UUID by,
            Instant at) implements ConversationEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.conversation(conversation));
        }
    }

    /** A person has read up to and including a message. */
    record ConversationRead(
            String workspace,
            UUID conversation,
            UUID person,
            UUID upTo,
            @Nullable UUID by,
            Instant at) implements ConversationEvent {
        @Override
        public Set<EventTag> tags() {
            return membership(conversation, person);
        }
    }

    private static Set<EventTag> membership(UUID conversation, UUID person) {
        return Set.of(
                EventTag.conversation(conversation),
                EventTag.person(person),
                EventTag.participant(conversation, person));
    }
}

package dev.duplex.events.documentation;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a person is to do. */
public sealed interface ActionItemEvent extends DuplexEvent {

    UUID conversation();

    UUID action();

    UUID owner();

    @Override
    default Set<EventTag> tags() {
        return Set.of(EventTag.conversation(conversation()), EventTag.action(action()), EventTag.person(owner()));
    }

    /**
     * Assigned, or assigned anew with another text, owner or due date.
     *
     * @param due null for no date
     * @param message that it came from, null for none
     * @param call that it came from, null for none
     */
    record ActionItemAssigned(
            String workspace,
            UUID conversation,
            UUID action,
            @Personal(subject = "by") String text,
            UUID owner,
            @Nullable Instant due,
            @Nullable UUID message,
            @Nullable UUID call,
            UUID by,
            Instant at)
            implements ActionItemEvent {}

    record ActionItemDone(String workspace, UUID conversation, UUID action, UUID owner, UUID by, Instant at)
            implements ActionItemEvent {}

    record ActionItemDropped(
            String workspace,
            UUID conversation,
            UUID action,
            UUID owner,
            @Personal(subject = "by") @Nullable String reason,
            UUID by,
            Instant at)
            implements ActionItemEvent {}
}

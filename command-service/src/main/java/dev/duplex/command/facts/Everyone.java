package dev.duplex.command.facts;

import dev.duplex.command.decision.Boundary;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in a conversation, as far as a decision has read. A chain of who came and went, so that ten thousand of them are not copied for
 * each one more.
 */
public final class Everyone {

    public static final Everyone UNKNOWN = new Everyone(null, null);

    private final @Nullable Everyone before;
    private final @Nullable DuplexEvent event;

    private Everyone(@Nullable Everyone before, @Nullable DuplexEvent event) {
        this.before = before;
        this.event = event;
    }

    public static Boundary boundary(UUID conversation) {
        return Boundary.of(
                EventTag.conversation(conversation),
                ParticipantAdded.class,
                ParticipantRoleChanged.class,
                ParticipantLeft.class);
    }

    public Everyone evolve(DuplexEvent told) {
        return switch (told) {
            case ParticipantAdded _, ParticipantRoleChanged _, ParticipantLeft _ -> new Everyone(this, told);
            default -> this;
        };
    }

    /** In the order in which they came; a map of the caller's own. */
    public Map<UUID, ParticipantRole> present() {
        Deque<DuplexEvent> events = new ArrayDeque<>();
        for (Everyone each = this; each != null && each.event != null; each = each.before) {
            events.addFirst(each.event);
        }
        Map<UUID, ParticipantRole> present = new LinkedHashMap<>();
        for (DuplexEvent told : events) {
            switch (told) {
                case ParticipantAdded added -> present.put(added.person(), added.role());
                case ParticipantRoleChanged changed -> present.put(changed.person(), changed.role());
                case ParticipantLeft left -> present.remove(left.person());
                default -> {}
            }
        }
        return present;
    }
}
